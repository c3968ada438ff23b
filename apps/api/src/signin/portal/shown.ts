import { Injectable } from '@nestjs/common';
import type { ChallengeView, EnrollmentView } from '@tessera/enrollment';
import qrcode from 'qrcode';
import { DeliveryService } from '../../delivery/index.js';
import { Database, GqlMethod } from '../../platform/index.js';
import type { GqlEnrollment } from './enrollment.types.js';
import type { GqlChallenge } from './method.types.js';

/** The core's views as the API shows them: with the state of the delivery, and the app's facts as a picture. */
@Injectable()
export class Shown {
  constructor(
    private readonly delivery: DeliveryService,
    private readonly database: Database,
  ) {}

  async challenge(view: ChallengeView): Promise<GqlChallenge> {
    return { ...view, method: view.method as GqlMethod, delivery: await this.deliveryOf(view.regardingId) };
  }

  async enrollment(view: EnrollmentView): Promise<GqlEnrollment> {
    const { app } = view;
    return {
      ...view,
      method: view.method as GqlMethod,
      state: view.state.toUpperCase(),
      app: app && { ...app, qrSvg: await qrcode.toString(app.uri, { type: 'svg', margin: 2 }) },
      delivery: await this.deliveryOf(view.regardingId),
    };
  }

  private async deliveryOf(regardingId: string): Promise<string | null> {
    return (await this.delivery.deliveryStateOf(this.database.manager, [regardingId])).get(regardingId) ?? null;
  }
}
