import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { speakLanguage } from '../../graphql/client';
import { type Formats, formatsOf } from './formats';
import { type Language, LANGUAGES, localeOf, rememberLanguage } from './language';
import type { Words } from './words';

export interface Speech {
  readonly w: Words;
  readonly f: Formats;
  readonly language: Language;
  /** BCP 47, for names of countries and the like. */
  readonly locale: string;
  readonly choose: (language: Language) => void;
}

const Context = createContext<Speech | null>(null);

/** The page's language: its words, and how it writes dates. */
export function useSpeech(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('useSpeech is used outside SpeechProvider');
  return speech;
}

interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

/** Loads the words, and says the language to the server from then on. */
export async function loadWords(language: Language): Promise<Spoken> {
  const { words } = await LANGUAGES[language].load();
  speakLanguage(language);
  return { language, words };
}

export function SpeechProvider({ first, children }: { readonly first: Spoken; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  const choose = useCallback((language: Language) => {
    loadWords(language).then(
      (next) => {
        rememberLanguage(language);
        setSpoken(next);
      },
      // The page stays readable in the language that it has.
      () => undefined,
    );
  }, []);
  const speech = useMemo<Speech>(() => {
    const locale = localeOf(spoken.language, navigator.languages);
    return { w: spoken.words, f: formatsOf(locale), language: spoken.language, locale, choose };
  }, [spoken, choose]);
  return <Context value={speech}>{children}</Context>;
}
