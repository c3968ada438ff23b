import type { NoticeWords } from '../notice-words.js';

export const es: NoticeWords = {
  greeting: (name) => `Hola, ${name}:`,
  methods: {
    'app-notification': 'notificación en la aplicación móvil',
    'app-code': 'código de una aplicación de autenticación',
    'text-message': 'SMS',
    'voice-call': 'llamada telefónica',
    'office-phone': 'llamada al teléfono de la oficina',
    'recovery-codes': 'códigos de recuperación',
  },
  way: (method, hint) => `${method} (${hint})`,
  facts: {
    way: 'Forma de verificación',
    name: 'Nombre',
    application: 'Aplicación',
    place: 'Desde',
    browser: 'Navegador',
    wrongAnswers: 'Respuestas incorrectas',
    until: 'En pausa hasta el',
    codesLeft: 'Códigos restantes',
    when: 'Fecha',
  },
  fact: (word, value) => `${word}: ${value}`,
  notices: {
    wrong_answers: {
      subject: 'Códigos incorrectos al iniciar sesión en su cuenta',
      text: 'Alguien ha introducido correctamente su contraseña y después ha dado respuestas incorrectas en el segundo paso.',
    },
    second_factor_paused: {
      subject: 'Su segundo paso está en pausa',
      text: 'Ha habido demasiadas respuestas incorrectas en su segundo paso. Para protegerle, queda en pausa durante un tiempo; después volverá a funcionar por sí solo.',
    },
    authenticator_added: {
      subject: 'Nueva forma de verificación añadida',
      text: 'Se ha añadido a su cuenta una nueva forma de verificación.',
    },
    authenticator_removed: {
      subject: 'Forma de verificación eliminada',
      text: 'Se ha eliminado de su cuenta una forma de verificación.',
    },
    authenticator_disabled: {
      subject: 'Forma de verificación desactivada',
      text: 'Una de sus formas de verificación se ha desactivado tras demasiadas respuestas incorrectas. Para volver a usarla, configúrela de nuevo.',
    },
    enrollment_superseded: {
      subject: 'Una configuración se ha iniciado dos veces',
      text: 'Se ha empezado a configurar una forma de verificación para su cuenta mientras había otra configuración del mismo tipo en curso. La anterior se ha cancelado.',
    },
    parallel_requests: {
      subject: 'Dos inicios de sesión al mismo tiempo',
      text: 'Dos inicios de sesión han pedido confirmación a su teléfono al mismo tiempo. Se han cancelado las dos solicitudes y ninguno de ellos ha llegado a completarse.',
    },
    code_replayed: {
      subject: 'Un código ya usado se ha introducido otra vez',
      text: 'Uno de sus códigos, que ya se había usado, se ha introducido por segunda vez. Se ha rechazado.',
    },
    recovery_code_used: {
      subject: 'Se ha usado un código de recuperación',
      text: 'Se ha usado uno de sus códigos de recuperación para volver a acceder a su cuenta. Solo sirve una vez y ya no es válido.',
    },
    recovery_codes_issued: {
      subject: 'Nuevos códigos de recuperación',
      text: 'Se ha creado un nuevo juego de códigos de recuperación para su cuenta. Los códigos anteriores ya no son válidos.',
    },
    app_password_created: {
      subject: 'Nueva contraseña de aplicación',
      text: 'Se ha creado una contraseña de aplicación para su cuenta. Un programa que la conozca puede iniciar sesión sin el segundo paso.',
    },
    fraud_reported: {
      subject: 'Su cuenta está bloqueada',
      text: 'Se ha denunciado como fraude un inicio de sesión en su cuenta. Se han cerrado todas sus sesiones, se han eliminado sus contraseñas de aplicación y su cuenta seguirá bloqueada hasta que alguien de su organización levante el bloqueo.',
    },
  },
  notYou: (portal) =>
    `¿Ha sido usted? Entonces no tiene que hacer nada.\nSi no ha sido usted, llame de inmediato a su servicio de asistencia. También puede iniciar sesión en ${portal} y comunicarlo en sus formas de verificación.`,
  blocked: 'Llame a su servicio de asistencia. Allí comprobarán lo ocurrido y le dirán cómo continuar.',
};
