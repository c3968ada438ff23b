/** Written in the oldest syntax that modules know, so that an old Node reaches the sentence instead of a syntax error. */
const NEEDED = [20, 19];

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(`tessera: Node ${NEEDED.join('.')} or newer is needed, this is ${process.versions.node} (https://nodejs.org)`);
  process.exit(1);
}
