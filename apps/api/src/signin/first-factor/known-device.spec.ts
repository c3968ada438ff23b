import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { HostSecretBox } from '../../platform/index.js';
import { KnownDevice } from './known-device.js';

const DAY_MS = 86_400_000;

describe('KnownDevice', () => {
  const devices = new KnownDevice(new HostSecretBox(randomBytes(32)));
  const now = new Date('2026-11-24T12:00:00Z');
  const mark = devices.issue('person-1', now);
  const later = (days: number): Date => new Date(now.getTime() + days * DAY_MS);

  it('knows its own mark, and gives each browser an id of its own', () => {
    expect(devices.idOf(mark, 'person-1', now)).toMatch(/^[\w-]{22}$/);
    expect(devices.idOf(devices.issue('person-1', now), 'person-1', now)).not.toBe(devices.idOf(mark, 'person-1', now));
  });

  it('is for one person, under one key, for half a year', () => {
    expect(devices.idOf(mark, 'person-2', now)).toBeNull();
    expect(devices.idOf(mark, null, now)).toBeNull();
    expect(new KnownDevice(new HostSecretBox(randomBytes(32))).idOf(mark, 'person-1', now)).toBeNull();
    expect(devices.idOf(mark, 'person-1', later(180))).not.toBeNull();
    expect(devices.idOf(mark, 'person-1', later(181))).toBeNull();
    expect(devices.idOf(mark, 'person-1', later(-1))).toBeNull();
  });

  it('refuses whatever was changed', () => {
    const [id = '', day = '', mac = ''] = mark.split('.');
    for (const forged of [
      undefined,
      '',
      '.',
      '..',
      mark.slice(0, -1),
      `${mark}.x`,
      `${id}.${Number(day) + 1}.${mac}`,
      `x${mark}`,
      `${id}.${day}.`,
    ]) {
      expect(devices.idOf(forged, 'person-1', now)).toBeNull();
    }
  });
});
