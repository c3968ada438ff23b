/** The addresses of a directory, in the order in which they are tried: parted by spaces or commas. */
export const serversOf = (url: string): string[] =>
  url
    .replaceAll(',', ' ')
    .split(' ')
    .filter((address) => address !== '');

/** What the client can send at all; an operation that was never sent still belongs to the statement. */
const known = ['bind', 'search', 'unbind', 'abandon', 'startTls'] as const;

export const operationWords: Record<string, string> = {
  bind: 'Bind',
  search: 'Search',
  unbind: 'Unbind',
  abandon: 'Abandon',
  startTls: 'StartTLS',
};

interface OperationCount {
  operation: string;
  count: number;
}

/** Every operation with its number, also those that never happened; one nobody knows is a write and comes last. */
export function operationsOf(counted: readonly OperationCount[]): OperationCount[] {
  const numbers = new Map(counted.map(({ operation, count }) => [operation, count]));
  const others = counted.filter(({ operation }) => !known.some((one) => one === operation));
  return [...known.map((operation) => ({ operation, count: numbers.get(operation) ?? 0 })), ...others];
}

/** Operations that are none of those that only read. */
export const writesOf = (counted: readonly OperationCount[]): number =>
  counted.filter(({ operation }) => !known.some((one) => one === operation)).reduce((sum, { count }) => sum + count, 0);
