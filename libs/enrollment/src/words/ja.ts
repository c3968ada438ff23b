import type { Words } from './words.js';

const CODE_FOR = {
  'sign-in': 'サインイン',
  enroll: '2段階認証の設定',
  'fresh-proof': '変更の確認',
} as const;
const CALL_ABOUT = {
  'sign-in': 'あなたのユーザー名とパスワードで、サインインが行われています。',
  enroll: 'この電話を2段階認証に登録する手続きが行われています。',
  'fresh-proof': 'アカウントの変更を確認する手続きが行われています。',
} as const;

export const ja: Words = {
  codeText: ({ issuer, purpose, code, minutes }) =>
    `${issuer}：${CODE_FOR[purpose]}用のコードは ${code} です（${minutes}分間有効）。他人に教えないでください。心当たりがない場合は0と返信してください。`,
  callGreeting: ({ issuer, purpose, place, digits }) =>
    [
      `こちらは、${issuer}です。`,
      CALL_ABOUT[purpose],
      place === null ? '' : `アクセス元は、${place}です。`,
      digits
        ? 'ご本人の場合は、画面に表示されている2桁の数字を押し、続けてシャープを押してください。'
        : 'ご本人の場合は、シャープを押してください。',
      '心当たりがない場合は、ゼロを押し、続けてシャープを押してください。',
    ].join(''),
  callEndings: {
    confirmed: 'ありがとうございます。画面に戻って続けてください。失礼いたします。',
    fraud_reported: 'ご連絡ありがとうございます。アカウントを停止し、管理者に通知しました。失礼いたします。',
    wrong: '入力が正しくありません。安全のため、この手続きを終了しました。画面からもう一度やり直してください。失礼いたします。',
    over: 'この手続きはすでに終了しています。失礼いたします。',
    nothing: '入力がなかったため、この手続きを終了しました。失礼いたします。',
  },
  pushBody: {
    'sign-in': 'サインインしようとしていますか？開いて回答してください。',
    enroll: '開いて、この電話の設定を完了してください。',
    'fresh-proof': '変更を行いますか？開いて回答してください。',
  },
};
