import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { AnswerByDevice } from '@tessera/enrollment';
import { isUUID } from 'class-validator';
import { PushSubscriptions } from '../../delivery/index.js';
import { answered } from '../../people/index.js';
import { Allow, type GraphqlContext, Refused } from '../../platform/index.js';
import { DeviceDoor } from './device-door.js';
import { DeviceAccount, DeviceActivation, DeviceCall, DeviceRequest } from './device.types.js';
import { KEY_BYTES, octets, signedBy, SIGNATURE_BYTES } from './wire.js';

const DECISIONS: readonly string[] = ['authenticate', 'deny', 'report-fraud'] satisfies AnswerByDevice['decision'][];
const isDecision = (text: string): text is AnswerByDevice['decision'] => DECISIONS.includes(text);
const LONGEST_NUMBER = 8;
const LONGEST_SUBSCRIPTION = 4096;

/** The mobile app. Anyone may call; only who holds the device's key gets an answer. */
@Resolver()
@Allow('anyone')
export class DeviceResolver {
  constructor(
    private readonly door: DeviceDoor,
    private readonly push: PushSubscriptions,
  ) {}

  @Mutation(() => DeviceAccount, { description: 'Makes this phone the device of an enrollment, by its code; once.' })
  async activateDevice(
    @Args('input', { type: () => DeviceActivation }) input: DeviceActivation,
    @Context() { source }: GraphqlContext,
  ): Promise<DeviceAccount> {
    const { code, name } = input;
    const publicKey = octets(input.publicKey, KEY_BYTES);
    const signature = octets(input.signature, SIGNATURE_BYTES);
    if (!publicKey || !signature) throw new Refused('bad_request');
    const activated = await answered(
      this.door.through(source, (core) => core.activateDevice({ code, name, publicKey, signature })),
    );
    const { deviceId, issuer, account } = activated;
    return { deviceId, issuer, account };
  }

  @Mutation(() => DeviceRequest, { nullable: true, description: 'The request that waits for this device.' })
  pollDevice(
    @Args('call', { type: () => DeviceCall }) call: DeviceCall,
    @Context() { source }: GraphqlContext,
  ): Promise<DeviceRequest | null> {
    const signed = signedBy(call);
    return answered(this.door.through(source, (core) => core.pollDevice(signed)));
  }

  @Mutation(() => Boolean, { description: '`decision`: authenticate (with the two digits), deny, report-fraud.' })
  async answerDeviceRequest(
    @Args('call', { type: () => DeviceCall }) call: DeviceCall,
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('decision', { type: () => String }) decision: string,
    @Args('number', { type: () => String, nullable: true }) number: string | null,
    @Context() { source }: GraphqlContext,
  ): Promise<boolean> {
    const signed = signedBy(call);
    if (!isUUID(requestId) || !isDecision(decision)) throw new Refused('bad_request');
    if (number && number.length > LONGEST_NUMBER) throw new Refused('code_malformed', { field: 'number' });
    const answer = { ...signed, requestId, decision, number: number ?? null };
    await answered(this.door.through(source, (core) => core.answerByDevice(answer)));
    return true;
  }

  @Mutation(() => Boolean, { description: 'Where to push: JSON of the PushSubscription; null turns it off.' })
  async subscribeDevice(
    @Args('call', { type: () => DeviceCall }) call: DeviceCall,
    @Args('subscription', { type: () => String, nullable: true }) subscription: string | null,
    @Context() { source }: GraphqlContext,
  ): Promise<boolean> {
    const signed = signedBy(call);
    const kept = subscription || null;
    if (kept && kept.length > LONGEST_SUBSCRIPTION) throw new Refused('bad_request', { field: 'subscription' });
    const proof = { ...signed, purpose: 'subscribe', content: kept ?? '' };
    await answered(
      this.door.through(source, (core) =>
        core.proveDevice({ ...proof, onSuccess: (work, device) => this.push.put(work, device, kept) }),
      ),
    );
    return true;
  }
}
