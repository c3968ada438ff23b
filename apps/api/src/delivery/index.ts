export { DeliveryModule, type DeliveryOptions } from './delivery.module.js';
export { DeliveryService, type DeliveryState } from './delivery.service.js';
export type { DemoAccount } from './demo-phones/demo-phones.types.js';
export { Outbox, type NewMessage } from './outbox.js';
