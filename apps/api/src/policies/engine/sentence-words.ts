import type { Locale } from '@tessera/enrollment';

interface SentenceWords {
  readonly notRequired: string;
  /** 'All staff' by way of 'Sales EU → Sales'. */
  readonly via: (policy: string, path: string) => string;
  readonly morePolicies: (count: number) => string;
  readonly noMethod: string;
  readonly enrolled: string;
  readonly notEnrolled: string;
  /** `since`: a day as it is written in the language; null when it is not known. */
  readonly must: (since: string | null, policies: string, end: string) => string;
}

export const SENTENCE_WORDS: Readonly<Record<Locale, SentenceWords>> = {
  en: {
    notRequired: 'Not required.',
    via: (policy, path) => `${policy} via ${path}`,
    morePolicies: (count) => (count === 1 ? '1 more policy' : `${count} more policies`),
    noMethod: 'no method is allowed by all of them',
    enrolled: 'enrolled',
    notEnrolled: 'not enrolled yet',
    must: (since, policies, end) => `Must use MFA${since ? ` since ${since}` : ''} because of ${policies}; ${end}.`,
  },
  de: {
    notRequired: 'Nicht verlangt.',
    via: (policy, path) => `${policy} über ${path}`,
    morePolicies: (count) => (count === 1 ? '1 weitere Richtlinie' : `${count} weitere Richtlinien`),
    noMethod: 'keine Methode ist von allen erlaubt',
    enrolled: 'eingerichtet',
    notEnrolled: 'noch nicht eingerichtet',
    must: (since, policies, end) => `Ein zweiter Schritt ist${since ? ` seit ${since}` : ''} verlangt durch ${policies}; ${end}.`,
  },
  fr: {
    notRequired: 'Non exigée.',
    via: (policy, path) => `${policy} par ${path}`,
    morePolicies: (count) => (count === 1 ? '1 autre règle' : `${count} autres règles`),
    noMethod: 'aucune méthode n’est permise par toutes',
    enrolled: 'configurée',
    notEnrolled: 'pas encore configurée',
    must: (since, policies, end) =>
      `Une deuxième étape est exigée${since ? ` depuis le ${since}` : ''} en raison de ${policies} ; ${end}.`,
  },
  es: {
    notRequired: 'No se exige.',
    via: (policy, path) => `${policy} por ${path}`,
    morePolicies: (count) => (count === 1 ? '1 directiva más' : `${count} directivas más`),
    noMethod: 'ningún método está permitido por todas',
    enrolled: 'configurado',
    notEnrolled: 'aún sin configurar',
    must: (since, policies, end) =>
      `Se exige un segundo paso${since ? ` desde el ${since}` : ''} a causa de ${policies}; ${end}.`,
  },
  ja: {
    notRequired: '求められていません。',
    via: (policy, path) => `${policy}（${path} 経由）`,
    morePolicies: (count) => `ほか${count}件のポリシー`,
    noMethod: 'すべてのポリシーで許可されている方法はありません',
    enrolled: '設定済みです',
    notEnrolled: 'まだ設定されていません',
    must: (since, policies, end) => `${since ? `${since}から、` : ''}${policies}により2段階目が必要です。${end}。`,
  },
};
