import { Injectable } from '@nestjs/common';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { HostSecretBox } from '../../platform/index.js';

const DAY_MS = 86_400_000;
export const DEVICE_DAYS = 180;

/**
 * Marks a browser in which a person has signed in: it keeps password attempts of its own, so that wrong passwords sent from
 * elsewhere cannot lock the owner out. It proves nothing and skips nothing. Bound to the person by a MAC; nothing is stored.
 */
@Injectable()
export class KnownDevice {
  constructor(private readonly box: HostSecretBox) {}

  issue(personId: string, now: Date): string {
    const facts = `${randomBytes(16).toString('base64url')}.${Math.floor(now.getTime() / DAY_MS)}`;
    return `${facts}.${this.sign(facts, personId).toString('base64url')}`;
  }

  /** The device's id when the mark is genuine, this person's and not too old; else null. */
  idOf(mark: string | undefined, personId: string | null, now: Date): string | null {
    const [id, day, mac, ...rest] = (mark ?? '').split('.');
    if (!id || !day || !mac || rest.length > 0 || personId === null) return null;
    const given = Buffer.from(mac, 'base64url');
    const right = this.sign(`${id}.${day}`, personId);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const age = Math.floor(now.getTime() / DAY_MS) - Number(day);
    return age >= 0 && age <= DEVICE_DAYS ? id : null;
  }

  private sign(facts: string, personId: string): Buffer {
    return Buffer.from(this.box.mac('known-device', Buffer.from(`${facts}.${personId}`, 'utf8')));
  }
}
