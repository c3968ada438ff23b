export { SimulatorModule } from './simulator.module.js';
export type { DemoAccount } from './phones/demo.types.js';
