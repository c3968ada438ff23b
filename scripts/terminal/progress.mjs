/**
 * One line a step: a spinner while it runs on a terminal, a sign of life every 15 seconds elsewhere,
 * and in both places a line with the elapsed time when it ends. Steps may run at the same time.
 */
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const HEARTBEAT_MS = 15_000;

const tty = process.stdout.isTTY && process.env.TERM !== 'dumb';
const colours = tty && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001B[${code}m${text}\u001B[0m` : text);
export const green = paint(32);
export const red = paint(31);
export const dim = paint(2);
export const bold = paint(1);

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const active = new Map();
let frame = 0;
let timer;

function clear() {
  if (tty) process.stdout.write('\r\u001B[K');
}

function draw() {
  if (!tty || active.size === 0) return;
  const steps = [...active.values()].map(({ text, since }) => `${text} ${seconds(since)}`);
  const width = (process.stdout.columns || 80) - 1;
  process.stdout.write(`\r\u001B[K${`${FRAMES[frame]} ${steps.join('  ')}`.slice(0, width)}`);
}

function tick() {
  frame = (frame + 1) % FRAMES.length;
  if (tty) return draw();
  for (const step of active.values()) {
    if (performance.now() - step.told < HEARTBEAT_MS) continue;
    step.told = performance.now();
    console.log(`  ${step.text} … ${seconds(step.since)}`);
  }
}

function schedule() {
  clearInterval(timer);
  timer = active.size > 0 ? setInterval(tick, tty ? 90 : 1000) : undefined;
  timer?.unref();
}

/** A line that does not tear the spinner. */
export function say(line) {
  clear();
  console.log(line);
  draw();
}

/** Runs `work({ text })`; `text(…)` changes what the running step says, its return value is the step's. */
export async function step(title, work) {
  const key = Symbol(title);
  const since = performance.now();
  active.set(key, { text: title, since, told: since });
  schedule();
  const text = (line) => active.set(key, { ...active.get(key), text: line });
  try {
    const value = await work({ text });
    active.delete(key);
    say(`${green('✓')} ${title} ${dim(seconds(since))}`);
    return value;
  } catch (error) {
    active.delete(key);
    say(`${red('✗')} ${title} ${dim(seconds(since))}`);
    throw error;
  } finally {
    schedule();
  }
}
