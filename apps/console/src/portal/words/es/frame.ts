import { counting } from '../forms';
import type { Words } from '../words';

const n = counting('es');

export const frame: Words['frame'] = {
  language: 'Idioma',
  demo: 'Demostración:',
  demoPhones: 'teléfonos y cuentas de prueba',
  protectedBy: 'Protegido por Tessera',
  problem: 'Problema: ',
  note: 'Aviso: ',
  working: 'Un momento…',
  waitingForServer: 'Esperando al servidor…',
  tryAgain: 'Reintentar',
  startAgain: 'Empezar de nuevo',
  cancel: 'Cancelar',
  close: 'Cerrar',
  next: 'Siguiente',
  goOn: 'Continuar',
  copy: 'Copiar',
  copied: 'Copiado',
  selectIt: 'Selecciónelo',
  step: (number, of) => `Paso ${number} de ${of}`,
  endsSoon: (time) => `Por su seguridad, la sesión se cerrará a las ${time} si no continúa.`,
  stay: 'Mantener la sesión',
  halfEndsSoon: (time) =>
    `Por su seguridad, este inicio de sesión termina a las ${time}. Si le falta tiempo, basta con empezar de nuevo.`,
  justNow: 'ahora mismo',
};

export const methods: Words['methods'] = {
  name: {
    APP_NOTIFICATION: 'Aplicación móvil, notificación',
    APP_CODE: 'Aplicación móvil, código',
    TEXT_MESSAGE: 'Teléfono de autenticación, SMS',
    VOICE_CALL: 'Teléfono de autenticación, llamada',
    OFFICE_PHONE: 'Teléfono de la oficina',
    RECOVERY_CODES: 'Códigos de recuperación',
  },
  preferred: 'Preferido',
  lastUsed: 'Último uso:',
  setUp: 'Configurado:',
};

export const signIn: Words['signIn'] = {
  heading: 'Iniciar sesión',
  lead: 'Use el nombre de usuario y la contraseña de su organización.',
  login: 'Nombre de usuario',
  password: 'Contraseña',
  showPassword: 'Mostrar la contraseña',
  loginMissing: 'Escriba su nombre de usuario.',
  passwordMissing: 'Escriba su contraseña.',
  haveCode: 'Tengo un código de mi aplicación',
  appCode: 'Código de mi aplicación',
  appCodeHint: 'Opcional: inicia sesión en un solo paso.',
  checking: 'Comprobando la contraseña…',
  button: 'Iniciar sesión',
  firstStart: '¿Primer arranque?',
  setUpInstallation: 'Configurar esta instalación',
  ended: 'Su sesión ha terminado por su seguridad. Inicie sesión de nuevo.',
  blocked:
    'Gracias por avisarnos. Su cuenta está ahora bloqueada y los administradores lo saben. El servicio de asistencia puede volver a abrirla.',
  again: 'La configuración está lista. Inicie sesión una vez más con el nuevo segundo paso.',
  opening: 'Ha iniciado sesión. Abriendo la página solicitada…',
};

export const setup: Words['setup'] = {
  closed: 'La configuración inicial está cerrada',
  closedLead: 'Esta instalación ya tiene administradores. Ahora los roles se asignan en la consola.',
  toSignIn: 'Ir al inicio de sesión',
  heading: 'Configurar esta instalación',
  lead: 'El servidor mostró un código de configuración al arrancar. Sirve una sola vez y solo abre esta página.',
  token: 'Código de configuración',
  checking: 'Comprobando el código…',
  done: 'La configuración ha terminado',
  doneLead: (group) => `Todos los miembros de «${group}» administran ya la consola, con dos factores.`,
  signInNow: 'Iniciar sesión ahora',
  who: '¿Quiénes son los administradores?',
  whoLead: 'Elija un grupo de su directorio. Sus miembros serán administradores mientras pertenezcan a él.',
  find: 'Buscar un grupo',
  groups: 'Grupos',
  members: (count) => n(count, 'miembro', 'miembros'),
  none: 'No hay ningún grupo con ese nombre. Si el directorio se acaba de conectar, puede que aún se esté leyendo.',
  make: (group) => `Nombrar administradores a «${group}»`,
  choose: 'Elija un grupo',
};
