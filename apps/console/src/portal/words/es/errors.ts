import { counting } from '../forms';
import type { Words } from '../words';

const n = counting('es');

export const errors: Words['errors'] = {
  again: (wait, time) => `Inténtelo de nuevo ${wait}, a las ${time}.`,
  triesLeft: (count) => `${count === 1 ? 'Queda' : 'Quedan'} ${n(count, 'intento', 'intentos')}.`,
  quote: (reference) => `Si llama al servicio de asistencia, indique ${reference}.`,
  otherwise: {
    second_factor_locked: 'Espere un rato e inténtelo de nuevo.',
    send_too_soon: 'Espere un momento.',
    send_limit: 'Use otra forma o consulte al servicio de asistencia.',
    too_many_attempts: 'Espere un rato e inténtelo de nuevo.',
    push_paused: 'Use otra forma.',
    recovery_paused: 'Use otra forma o consulte al servicio de asistencia.',
  },
  sentence: {
    code_malformed: 'El código tiene 6 cifras. Escriba solo esas.',
    code_wrong: 'Ese código no coincide. Use el más reciente e inténtelo de nuevo.',
    challenge_over: 'Esta solicitud ha terminado. Inicie otra.',
    enrollment_over: 'Esta configuración ha terminado. Empiécela de nuevo; lleva un minuto.',
    too_many_tries: 'Era el último intento para este código. Empiece de nuevo para obtener otro.',
    second_factor_locked: 'Demasiadas respuestas erróneas.',
    send_too_soon: 'Ya hay un envío en camino.',
    send_limit: 'Por ahora no se puede enviar nada más.',
    method_not_allowed: 'Su organización no le ofrece esta forma. Elija otra.',
    method_unknown: 'Esta forma ya no está configurada. Elija otra.',
    phone_country: 'Aquí no se admiten teléfonos de ese país. Elija otro país.',
    phone_punctuation: 'Solo cifras y espacios: sin guiones, paréntesis ni signo más.',
    phone_invalid: 'Ese número no existe en ese país. Compruebe el prefijo y las cifras.',
    phone_kind: 'No se admite ese tipo de número. Escriba un número corriente, móvil o fijo.',
    phone_extension: 'Una extensión tiene de 1 a 8 cifras. Escriba solo esas.',
    blocked:
      'Su cuenta está bloqueada porque un inicio de sesión se denunció como fraude. Contacte con el servicio de asistencia.',
    enroll_from_network:
      'El segundo paso solo se puede configurar desde la red de su organización. Inicie sesión una vez desde allí.',
    enroll_by_helpdesk:
      'Su organización pide un pase antes de configurar un segundo paso. Solicítelo a su servicio de asistencia.',
    needs_review:
      'Su cuenta es nueva y lleva el nombre de una anterior. Póngase en contacto con su servicio de asistencia, que la revisará.',
    not_activated: 'Conecte primero su teléfono: escanee la imagen con él.',
    not_confirmed: 'Aún no ha llegado nada de su teléfono.',
    number_wrong: 'No eran las dos cifras de esta página, por lo que la solicitud ha terminado. Empiece de nuevo.',
    push_paused: 'Demasiadas notificaciones quedaron sin respuesta o se denegaron, por lo que están en pausa.',
    push_conflict: 'Llegó otra solicitud al mismo tiempo y ambas han terminado. Use otra forma o inténtelo de nuevo.',
    recovery_paused: 'Demasiados códigos de recuperación erróneos, por lo que están en pausa.',
    method_last: 'Es su último método y su organización pide uno. Añada antes otro.',
    method_too_new: 'Esta forma es demasiado reciente para confirmar cambios. Use otra.',
    name_invalid: 'Un nombre tiene de 1 a 40 caracteres.',
    app_passwords_off: 'Su organización no permite contraseñas de aplicación.',
    app_password_limit: 'Ya tiene todas las contraseñas de aplicación permitidas. Revoque antes una.',
    app_password_wrong: 'Esa contraseña de aplicación no es correcta.',
    device_unknown: 'Este teléfono ya no está conectado a su cuenta. Conéctelo de nuevo.',
    device_key: 'Este teléfono no pudo demostrar su clave. Conéctelo de nuevo.',
    device_signature: 'La respuesta no estaba bien firmada por este teléfono. Inténtelo de nuevo.',
    fresh_proof_needed: 'Verifique una vez más que es usted para cambiar esto.',
    skip_over: 'Ya no se puede aplazar más. Configúrelo ahora.',
    credentials: 'El nombre de usuario y la contraseña no coinciden. Compruebe ambos e inténtelo de nuevo.',
    too_many_attempts: 'Demasiados intentos.',
    directory_unavailable:
      'El directorio de su organización no responde. Puede que su contraseña sea correcta; inténtelo de nuevo en un minuto.',
    signin_denied: 'Ahora mismo no puede iniciar sesión. Contacte con el servicio de asistencia.',
    session_over: 'Su sesión ha terminado por su seguridad. Inicie sesión de nuevo.',
    forbidden: 'Su cuenta no permite hacer esto. Si debería permitirlo, consulte al servicio de asistencia.',
    offline: 'No se puede contactar con el servidor. Compruebe su conexión e inténtelo de nuevo.',
    setup_token:
      'Ese código de configuración no es válido. Cópielo de nuevo de la salida del servidor; sirve una vez, durante una hora.',
    setup_closed: 'La configuración inicial ya terminó. Inicie sesión con la cuenta de un administrador.',
    not_found: 'Eso ya no existe. Vuelva a cargar la página.',
    bad_request: 'El servidor no entendió esta página. Vuelva a cargarla; puede que esté anticuada.',
    internal: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo en un momento.',
  },
};
