import { DirectoryError, shown } from '../errors.js';
import type { DirectoryRights, Inspection, InspectionStep } from '../inspection.js';
import type { Refusal } from '../kinds/kind.js';
import { lookAtCertificate, openSocket } from '../ldap/first-look.js';
import type { LdapClient } from '../ldap/ldap-client.js';
import type { StagedGroup } from '../reader.js';
import { isLeftOut } from './passes.js';
import { rootOf } from './probe.js';
import type { RunOptions } from './read-directory.js';
import { rightsOn } from './rights.js';
import type { Run } from './run.js';
import { pagesOf } from './run.js';
import { samplesOf } from './samples.js';
import type { SessionSettings } from './session.js';
import { openSessionAt, requireBase, viewOf } from './session.js';
import { sortPage, stageGroup, stagePerson } from './stage.js';

const DEFAULT_PEOPLE = 5;
const GROUPS = 5;
/** Entries looked at: some may have to be set aside. */
const LOOKED_AT = 50;

/** What a refused bind says of the reading account. */
const REASONS: Partial<Readonly<Record<Refusal, string>>> = {
  disabled: 'The account is disabled or may not sign in from here now.',
  expired: 'The account has expired.',
  locked: 'The account is locked.',
  must_change: 'The password has to be changed first.',
};

type How = Pick<Inspection, 'ok' | 'milliseconds' | 'code' | 'detail'>;
type Tried<T> = { readonly how: How; readonly value: T | null };

/** One step: its time, and its failure as a value. */
async function tried<T>(work: () => Promise<T>): Promise<Tried<T>> {
  const began = performance.now();
  const milliseconds = (): number => Math.round(performance.now() - began);
  try {
    const value = await work();
    return { how: { ok: true, milliseconds: milliseconds(), code: null, detail: '' }, value };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return { how: failed(error, milliseconds()), value: null };
  }
}

const failed = ({ code, detail, message }: Pick<DirectoryError, 'code' | 'detail' | 'message'>, milliseconds: number): How => ({
  ok: false,
  milliseconds,
  code,
  detail: detail || message,
});

type Step<S extends InspectionStep> = Extract<Inspection, { step: S }>;

/** What `DirectoryReader.inspect` promises. */
export async function* inspect(options: RunOptions, people = DEFAULT_PEOPLE): AsyncGenerator<Inspection> {
  const { kind, settings, now, signal } = options;
  const look = { timeoutMs: settings.timeoutMs, counters: settings.counters, now, signal };
  const reach = await tried(() =>
    settings.servers.first(async (endpoint) => ({ endpoint, socket: await openSocket(endpoint, look) }), signal),
  );
  try {
    yield { step: 'reach', ...reach.how, server: reach.value?.endpoint.url ?? '' };
    if (!reach.value) return;
    const { endpoint, socket } = reach.value;
    const tls = await tried(() => lookAtCertificate(socket, endpoint, look));
    const step = tlsStep(tls);
    yield step;
    if (!step.ok) return;
    const session = await tried(() => openSessionAt(endpoint, settings, signal, (result) => REASONS[kind.refusal(result)] ?? ''));
    yield { step: 'bind', ...session.how };
    if (session.value) yield* insideOf(options, session.value, people);
  } finally {
    reach.value?.socket.destroy();
  }
}

function tlsStep({ how, value }: Tried<Awaited<ReturnType<typeof lookAtCertificate>>>): Step<'tls'> {
  const certificate = value?.certificate ?? null;
  if (!value?.code) return { step: 'tls', ...how, certificate };
  const { problem } = value.certificate;
  return { step: 'tls', ...failed({ code: value.code, detail: problem ?? '', message: '' }, how.milliseconds), certificate };
}

async function* insideOf({ kind, settings, now }: RunOptions, client: LdapClient, people: number): AsyncGenerator<Inspection> {
  try {
    const base = await baseStep(client, settings);
    yield base;
    if (!base.ok) return;
    const context = async () => ({ now, ...(await kind.context(viewOf(client, kind, settings), settings.baseDn)) });
    const found = await tried(async () => peopleOf({ client, kind, settings, context: await context() }, people));
    yield { step: 'people', ...found.how, ...(found.value ?? { items: [], samples: [], quarantined: 0 }) };
    if (!found.value) return;
    const groups = await tried(() => groupsOf({ client, kind, settings }));
    yield { step: 'groups', ...groups.how, items: groups.value ?? [] };
    if (!groups.value) return;
    const rights = await tried(() => rightsOn(client, kind, settings));
    yield { step: 'rights', ...rights.how, rights: rights.value ?? UNKNOWN };
  } finally {
    await client.close();
  }
}

const UNKNOWN: DirectoryRights = { canWrite: 'unknown', attributes: [], readsPasswords: null };

async function baseStep(client: LdapClient, settings: SessionSettings): Promise<Step<'base'>> {
  const root = await tried(() => rootOf(client, settings.idleMs));
  const facts = root.value ?? { vendor: null, namingContexts: [] };
  if (!root.value) return { step: 'base', ...root.how, ...facts };
  const { how } = await tried(() => requireBase(client, settings));
  const contexts = facts.namingContexts.filter(Boolean).join(' | ');
  const hint = how.code === 'base_missing' && contexts !== '' ? { detail: shown(`The server holds: ${contexts}`) } : {};
  return { step: 'base', ...how, ...hint, ...facts };
}

async function peopleOf(run: Run, wanted: number) {
  const { client, kind, settings, context } = run;
  for await (const page of pagesOf(run, kind.people, {}, Math.max(LOOKED_AT, wanted))) {
    const { items, quarantined } = sortPage(page, (entry) => stagePerson(kind, entry, context));
    const [first] = items;
    if (!first) {
      const reasons = [...new Set(quarantined.map(({ reason }) => reason))].join(', ');
      const detail = `Of ${page.length} entries that were looked at none can be taken: ${reasons}.`;
      throw new DirectoryError('nobody', 'nobody can be taken', { detail });
    }
    const samples = await samplesOf(client, first.dn, kind.people.attributes, settings.idleMs);
    return { items: items.slice(0, wanted), samples, quarantined: quarantined.length };
  }
  throw new DirectoryError('nobody', 'the search for people found nobody');
}

/** Without their members: names are enough here. */
async function groupsOf({ client, kind, settings }: Omit<Run, 'context'>): Promise<readonly StagedGroup[]> {
  const members = new Set([...kind.memberAttributes, kind.memberNames?.ofGroup]);
  const attributes = kind.groups.attributes.filter((name) => !members.has(name));
  for await (const page of pagesOf({ client, kind, settings }, { filter: kind.groups.filter, attributes }, {}, LOOKED_AT)) {
    const real = page.filter((entry) => !isLeftOut(kind, entry));
    return sortPage(real, (entry) => stageGroup(kind, entry)).items.slice(0, GROUPS);
  }
  return [];
}
