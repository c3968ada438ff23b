const MAX_LENGTH = 128;
const DESCRIPTOR = /^[A-Za-z][A-Za-z0-9-]*$/;
const NUMERIC_OID = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+$/;

/** A short name of an attribute type: `descr` of RFC 4512 §1.4. */
export const isAttributeName = (text: string): boolean => text.length <= MAX_LENGTH && DESCRIPTOR.test(text);

/** An object identifier in dotted form: `numericoid` of RFC 4512 §1.4. */
export const isNumericOid = (text: string): boolean => text.length <= MAX_LENGTH && NUMERIC_OID.test(text);

/** An attribute type by name or number, with its options (`cn;lang-de`): RFC 4512 §2.5. */
export function isAttributeDescription(text: string): boolean {
  const [type = '', ...options] = text.split(';');
  const isOption = (option: string): boolean => option !== '' && isAttributeName(`x${option}`);
  return (isAttributeName(type) || isNumericOid(type)) && options.every(isOption);
}

/** Attributes of one vendor or another that hold passwords, their hashes or keys, and do not say so by the words below. */
const SECRETS = new Set([
  'unicodepwd',
  'dbcspwd',
  'ntpwdhistory',
  'lmpwdhistory',
  'pwdhistory',
  'ipanthash',
  'ms-mcs-admpwd',
  'ms-mcs-admpwdhistory',
  'userpkcs12',
  'krbmkey',
]);
const WORDS = ['password', 'passwd', 'secret', 'credential', 'privatekey', 'principalkey', 'otpkey', 'recoverykey'];

/** Whether an attribute holds a password or a key, as far as its name tells. Such values are never asked for. */
export function holdsSecret(attribute: string): boolean {
  const name = attribute.split(';', 1)[0]!.toLowerCase();
  return SECRETS.has(name) || WORDS.some((word) => name.includes(word));
}
