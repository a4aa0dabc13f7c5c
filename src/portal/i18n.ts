import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: {} },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  react: { useSuspense: false },
});

type Values = Record<string, string | number>;
type PluralFree<K> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K;

/** A key of a screen's copy; `files_one` and `files_other` are both reached as `files` with a `count`. */
export type CopyKey<T> = PluralFree<keyof T & string>;
export type Copy<T> = (key: CopyKey<T>, values?: Values) => string;

/**
 * Registers the English copy of one screen under a name of its own and answers the hook that reads it.
 * Values stand in double braces: `'{{count}} files'`. Call it once, at the top of the screen's `*.copy.ts`.
 */
export function copyFor<const T extends Record<string, string>>(name: string, english: T): () => Copy<T> {
  i18next.addResourceBundle('en', name, english, true, true);
  return function useCopy() {
    const { t } = useTranslation(name);
    return (key, values = {}) => t(key, values);
  };
}

export const i18n = i18next;
