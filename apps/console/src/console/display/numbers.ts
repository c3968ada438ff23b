const numbers = new Intl.NumberFormat();
export const count = (value: number): string => numbers.format(value);
export const people = (value: number): string => (value === 1 ? '1 person' : `${count(value)} people`);
