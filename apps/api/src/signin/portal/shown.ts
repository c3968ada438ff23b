import { Injectable } from '@nestjs/common';
import type { ChallengeView, EnrollmentView } from '@tessera/enrollment';
import qrcode from 'qrcode';
import { type DeliveryEventType, Timeline } from '../../delivery/index.js';
import { Database, GqlMethod } from '../../platform/index.js';

import type { GqlEnrollment } from './enrollment.types.js';
import type { GqlChallenge } from './method.types.js';
import type { StepProgress } from './progress.types.js';

const drawn = (uri: string): Promise<string> => qrcode.toString(uri, { type: 'svg', margin: 2 });

/** The core's views as the API shows them: with how the delivery goes, and what is to be scanned as a picture. */
@Injectable()
export class Shown {
  constructor(
    private readonly timeline: Timeline,
    private readonly database: Database,
  ) {}

  async challenge(view: ChallengeView): Promise<GqlChallenge> {
    return {
      ...view,
      method: view.method as GqlMethod,
      state: view.state.toUpperCase(),
      delivery: await this.deliveryOf(view.regardingId),
    };
  }

  async enrollment(view: EnrollmentView): Promise<GqlEnrollment> {
    const { app, device } = view;
    return {
      ...view,
      method: view.method as GqlMethod,
      state: view.state.toUpperCase(),
      app: app && { ...app, qrSvg: await drawn(app.uri) },
      device: device && { ...device, qrSvg: await drawn(device.uri) },
      delivery: await this.deliveryOf(view.regardingId),
    };
  }

  async challengeProgress(view: ChallengeView): Promise<StepProgress> {
    const { state, number, resendAt, sendsLeft } = view;
    const delivery = await this.deliveryOf(view.regardingId);
    return { state: state.toUpperCase(), activated: false, deviceName: null, number, resendAt, sendsLeft, delivery };
  }

  async enrollmentProgress(view: EnrollmentView): Promise<StepProgress> {
    const { state, activated, deviceName, number, resendAt, sendsLeft } = view;
    const delivery = await this.deliveryOf(view.regardingId);
    return { state: state.toUpperCase(), activated, deviceName, number, resendAt, sendsLeft, delivery };
  }

  /** The person at the page reads how it goes, and not by whom. */
  private async deliveryOf(regardingId: string): Promise<DeliveryEventType[]> {
    const events = (await this.timeline.eventsOf(this.database.manager, [regardingId])).get(regardingId) ?? [];
    return events.map((event) => ({ ...event, provider: null }));
  }
}
