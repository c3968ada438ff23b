import { registration } from './alerts-state';

/** A notification that was answered on the page is of no more use. */
export function hideAlerts(): void {
  const hide = async () => {
    const shown = (await (await registration())?.getNotifications()) ?? [];
    for (const one of shown) one.close();
  };
  hide().catch(() => undefined);
}
