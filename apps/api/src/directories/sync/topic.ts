/** News of this topic: a run has moved on. Payload: `runId`, `directoryId`. */
export const SYNC_TOPIC = 'sync';
