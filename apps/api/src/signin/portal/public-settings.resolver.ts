import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { LOCALES, phoneCountries } from '@tessera/enrollment';
import { PushSubscriptions } from '../../delivery/index.js';
import { Allow, type Settings, SETTINGS } from '../../platform/index.js';
import { SetupToken } from '../setup/setup-token.js';
import { PublicSettings } from './public-settings.types.js';

@Resolver()
export class PublicSettingsResolver {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly setup: SetupToken,
    private readonly push: PushSubscriptions,
  ) {}

  @Allow('anyone')
  @Query(() => PublicSettings)
  async publicSettings(): Promise<PublicSettings> {
    const { organisation, demo } = this.settings;
    return {
      organisation,
      demo,
      countries: phoneCountries(this.settings.phoneCountries),
      setupOpen: await this.setup.isOpen(),
      languages: [...LOCALES],
      pushKey: await this.push.publicKey(),
    };
  }
}
