import { clockText } from '../../parts/format';
import { useServiceCopy } from './service.copy';

/** A longest tolerable outage in words: null is "never", zero is "at once". */
export function useOutageText(): (minutes: number | null) => string {
  const t = useServiceCopy();
  return (minutes) => {
    if (minutes === null) return t('mtpdNever');
    return minutes === 0 ? t('mtpdAtOnce') : `${clockText(minutes)} h`;
  };
}
