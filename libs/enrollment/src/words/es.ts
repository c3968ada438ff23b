import type { Words } from './words.js';

const CODE_FOR = {
  'sign-in': 'para entrar',
  enroll: 'para activar su segundo factor',
  'fresh-proof': 'para confirmar un cambio',
} as const;
const CALL_ABOUT = {
  'sign-in': 'Alguien está iniciando sesión con su nombre de usuario y su contraseña',
  enroll: 'Alguien está registrando este teléfono como segundo factor para iniciar sesión',
  'fresh-proof': 'Alguien quiere confirmar un cambio en su cuenta',
} as const;

/** The text says "clave", not "código": ó is not a letter of GSM 03.38. */
export const es: Words = {
  codeText: ({ issuer, purpose, code, minutes }) =>
    `${issuer}: ${code} es su clave ${CODE_FOR[purpose]}. Vale ${minutes} min. No la comparta. Si no la ha pedido, responda 0.`,
  callGreeting: ({ issuer, purpose, place, digits }) =>
    [
      `Hola, le llamamos de ${issuer}.`,
      `${CALL_ABOUT[purpose]}${place === null ? '' : `, desde ${place}`}.`,
      digits
        ? 'Si es usted, marque los dos dígitos que aparecen en su pantalla y después la tecla almohadilla, también llamada numeral.'
        : 'Si es usted, pulse la tecla almohadilla, también llamada numeral.',
      'Si no es usted, pulse cero y después almohadilla.',
    ].join(' '),
  callEndings: {
    confirmed: 'Gracias. Ya puede continuar en su pantalla. Adiós.',
    fraud_reported: 'Gracias por avisarnos. Su cuenta está bloqueada y los administradores ya están informados. Adiós.',
    wrong: 'No son las teclas correctas. Por seguridad, esta solicitud ha terminado. Vuelva a empezar en su pantalla. Adiós.',
    over: 'Esta solicitud ya no está abierta. Adiós.',
    nothing: 'No se ha pulsado ninguna tecla, así que esta solicitud ha terminado. Adiós.',
  },
  pushBody: {
    'sign-in': '¿Está iniciando sesión? Abra para responder.',
    enroll: 'Abra para terminar de registrar este teléfono.',
    'fresh-proof': '¿Quiere hacer un cambio? Abra para responder.',
  },
};
