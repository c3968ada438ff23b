import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import { ConsoleCheckDirectoryDocument } from '../../../generated/graphql';
import { type ApiError, request } from '../../../graphql/client';
import { accountRefused, type DirectoryCheck, saidOf } from './check';
import { checkedPart, type DirectoryForm, inputOf, urlOf } from './form';

const stillMs = 600;
/** Between two checks that nobody pressed a button for: the API takes ten a minute. */
const apartMs = 7000;

interface Answer {
  /** The settings that were asked about. */
  of: string;
  /** Servers, name and password: refused once, they are not tried again unasked. */
  account: string;
  check: DirectoryCheck | null;
  refusal: ApiError | null;
}

const accountOf = (form: DirectoryForm) => JSON.stringify([urlOf(form), form.encryption, form.bindDn, form.bindPassword]);

/** Asks the directory whether these settings work. The last answer stays until there is another, and says when it is outdated. */
export function useCheck(id: string | null, form: DirectoryForm) {
  const leaveIfOver = useLogoutIfAccessDenied();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const askedAt = useRef(0);
  const now = checkedPart(form);
  const asking = useMutation<DirectoryCheck, ApiError, DirectoryForm>({
    mutationFn: async (asked) => (await request(ConsoleCheckDirectoryDocument, { id, input: inputOf(asked) })).checkDirectory,
  });
  const run = (asked: DirectoryForm = form) => {
    const about = { of: checkedPart(asked), account: accountOf(asked) };
    askedAt.current = Date.now();
    asking.mutate(asked, {
      onSuccess: (check) => setAnswer({ ...about, check, refusal: null }),
      onError: (refusal) => {
        setAnswer((before) => ({ ...about, check: before?.check ?? null, refusal }));
        void leaveIfOver(refusal);
      },
    });
  };
  const refused = answer?.check && accountRefused(answer.check) && answer.account === accountOf(form);
  const current = answer?.of === now;
  return {
    run,
    pending: asking.isPending,
    /** The newest answer, even when something was changed since. */
    last: answer?.check ?? null,
    /** The answer about exactly what stands in the form. */
    fresh: current && !answer.refusal ? answer.check : null,
    refusal: current ? answer.refusal : null,
    outdated: Boolean(answer) && !current,
    /** Nothing is known about these settings yet, and asking cannot lock the account. */
    worthAsking: !current && !refused && saidOf(form, id !== null).account,
    settings: now,
    askedAt,
  };
}

export type Check = ReturnType<typeof useCheck>;

/** Asks again by itself once the settings have been still for a moment. */
export function useLiveCheck({ settings, worthAsking, pending, run, askedAt }: Check): void {
  const ask = useEffectEvent((about: string) => {
    if (about === settings) run();
  });
  const ready = worthAsking && !pending;
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => ask(settings), Math.max(stillMs, askedAt.current + apartMs - Date.now()));
    return () => clearTimeout(timer);
  }, [settings, ready, askedAt]);
}
