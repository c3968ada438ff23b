export const campaignStates: Readonly<Record<string, string>> = {
  RUNNING: 'Running',
  OVER: 'Over',
  STOPPED: 'Stopped',
};

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
export const dayOf = (at: string): string => day.format(new Date(at));

export const percent = (done: number, all: number): string => (all === 0 ? '–' : `${Math.round((done / all) * 100)} %`);
