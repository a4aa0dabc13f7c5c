import type { ReactNode } from 'react';
import { AppLink } from './app-link';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Glyph, type GlyphName } from './glyph';

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger';
type Looks = { look?: ButtonLook; small?: boolean; wide?: boolean; glyph?: GlyphName };

const classOf = ({ look = 'plain', small, wide }: Looks) =>
  ['btn', look, small && 'small', wide && 'wide'].filter(Boolean).join(' ');

export type ButtonProps = Looks & { children: ReactNode } & Omit<AriaButtonProps, 'className' | 'style' | 'children'>;

/** A button that does something here. `onPress`, `isDisabled` and `type="submit"` are React Aria's; `isPending` keeps the focus and ignores presses. */
export function Button({ look, small, wide, glyph, isPending = false, children, ...rest }: ButtonProps) {
  const waiting = isPending
    ? { 'aria-disabled': true as const, type: 'button' as const, onPress: () => undefined }
    : {};
  return (
    <AriaButton {...rest} {...waiting} className={classOf({ look, small, wide })}>
      {isPending ? <i className="spin" aria-hidden="true" /> : glyph && <Glyph name={glyph} />}
      <span>{children}</span>
    </AriaButton>
  );
}

/** A button that shows a glyph only; `label` is its name. */
export function IconButton({
  glyph,
  label,
  small,
  ...rest
}: { glyph: GlyphName; label: string; small?: boolean } & Omit<AriaButtonProps, 'className' | 'style' | 'children'>) {
  return (
    <AriaButton {...rest} aria-label={label} className={`btn quiet icon${small ? ' small' : ''}`}>
      <Glyph name={glyph} />
    </AriaButton>
  );
}

/** A link to another screen that looks like a button. */
export function ButtonLink({ to, glyph, children, ...looks }: Looks & { to: string; children: ReactNode }) {
  return (
    <AppLink to={to} className={classOf(looks)}>
      {glyph && <Glyph name={glyph} />}
      <span>{children}</span>
    </AppLink>
  );
}

/** A link to a file from the API (CSV, PDF, packet) that looks like a button. */
export function DownloadLink({
  href,
  glyph = 'download',
  children,
  ...looks
}: Looks & { href: string; children: ReactNode }) {
  return (
    <a href={href} download="" className={classOf(looks)}>
      <Glyph name={glyph} />
      <span>{children}</span>
    </a>
  );
}
