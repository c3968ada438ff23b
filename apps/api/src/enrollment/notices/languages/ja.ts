import type { NoticeWords } from '../notice-words.js';

export const ja: NoticeWords = {
  greeting: (name) => `${name} 様`,
  methods: {
    'app-notification': 'モバイルアプリの通知',
    'app-code': '認証アプリのコード',
    'text-message': 'SMS',
    'voice-call': '電話',
    'office-phone': '会社の電話',
    'recovery-codes': 'リカバリーコード',
  },
  way: (method, hint) => `${method}（${hint}）`,
  facts: {
    way: '確認方法',
    name: '名前',
    application: 'アプリケーション',
    place: '接続元',
    browser: 'ブラウザー',
    wrongAnswers: '誤った回答の数',
    until: '停止の終了',
    codesLeft: '残りのコード',
    when: '日時',
  },
  fact: (word, value) => `${word}：${value}`,
  notices: {
    wrong_answers: {
      subject: 'サインインで誤ったコードが入力されました',
      text: 'お客様の正しいパスワードが入力された後、2 段階目の確認で誤った回答が繰り返されました。',
    },
    second_factor_paused: {
      subject: '2 段階目の確認を一時停止しました',
      text: '2 段階目の確認で誤った回答が多すぎたため、保護のためしばらく停止しています。一定時間が過ぎると、自動的に再び使えるようになります。',
    },
    authenticator_added: {
      subject: '新しい確認方法が追加されました',
      text: 'お客様のアカウントに新しい確認方法が追加されました。',
    },
    authenticator_removed: {
      subject: '確認方法が削除されました',
      text: 'お客様のアカウントから確認方法が 1 つ削除されました。',
    },
    authenticator_disabled: {
      subject: '確認方法が無効になりました',
      text: '誤った回答が多すぎたため、確認方法の 1 つを無効にしました。もう一度使うには、設定し直してください。',
    },
    enrollment_superseded: {
      subject: '設定が二重に開始されました',
      text: '確認方法の設定中に、同じ種類の設定がもう一度開始されました。先に開始された設定は終了しました。',
    },
    parallel_requests: {
      subject: '2 件のサインインが同時に行われました',
      text: '2 件のサインインが同時にお客様の電話に確認を求めました。どちらの要求も終了し、どちらのサインインも完了していません。',
    },
    code_replayed: {
      subject: '使用済みのコードが再び入力されました',
      text: 'すでに使用されたコードがもう一度入力されたため、拒否しました。',
    },
    recovery_code_used: {
      subject: 'リカバリーコードが使用されました',
      text: 'アカウントに再びアクセスするために、リカバリーコードが 1 つ使用されました。コードは 1 回限り有効で、このコードはもう使えません。',
    },
    recovery_codes_issued: {
      subject: '新しいリカバリーコードが発行されました',
      text: 'お客様のアカウントに新しいリカバリーコードが発行されました。以前のコードはもう使えません。',
    },
    app_password_created: {
      subject: '新しいアプリパスワードが作成されました',
      text: 'お客様のアカウントにアプリパスワードが作成されました。このパスワードを知っているプログラムは、2 段階目の確認なしでサインインできます。',
    },
    fraud_reported: {
      subject: 'アカウントがブロックされました',
      text: 'お客様のアカウントへのサインインが不正として報告されました。すべての端末からサインアウトし、アプリパスワードを削除しました。組織の担当者がブロックを解除するまで、アカウントは使用できません。',
    },
  },
  notYou: (portal) =>
    `お心当たりがある場合は、何もする必要はありません。\nお心当たりがない場合は、すぐにヘルプデスクに電話してください。次のページにサインインし、確認方法のページから報告することもできます。\n${portal}`,
  blocked: 'ヘルプデスクに電話してください。状況を確認し、今後の手順をご案内します。',
};
