import { useRef, type ReactNode } from 'react';
import { AppLink } from './app-link';
import { Button, IconButton } from './button';
import { countText } from './format';
import { Mark } from './mark';
import { useParts } from './parts.copy';
import { InShell } from './plain-page';
import { Segments } from './segments';
import { chooseTheme, useTheme, type Theme } from './theme';

export type NavLink = { to: string; label: string; count?: number };
export type NavGroup = { label?: string; links: NavLink[] };
export type ShellProps = {
  groups: NavGroup[];
  person: string;
  organisation: string;
  role: string;
  onSignOut: () => void;
  home?: string;
  /** Stands under the mark: the global search. */
  search?: ReactNode;
  /** Stands above the theme switch: a switch between memberships, say. */
  foot?: ReactNode;
  /** Floats at the lower right and survives navigation: uploads. */
  tray?: ReactNode;
  children: ReactNode;
};

function Nav({ groups, onGo }: { groups: NavGroup[]; onGo?: () => void }) {
  const t = useParts();
  return (
    <nav className="nav" aria-label={t('shell.nav')}>
      {groups.map((group, at) => (
        <div key={group.label ?? at}>
          {group.label && <p className="nav-label">{group.label}</p>}
          <ul>
            {group.links.map((link) => (
              <li key={link.to}>
                <AppLink to={link.to} onClick={onGo}>
                  {link.label}
                  {link.count ? <span className="nav-count">{countText(link.count)}</span> : null}
                </AppLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

export function ThemeSwitch() {
  const t = useParts();
  const options = (['system', 'light', 'dark'] as const).map((id: Theme) => ({ id, label: t(`theme.${id}`) }));
  return <Segments small label={t('theme.label')} options={options} value={useTheme()} onChange={chooseTheme} />;
}

function Foot({ person, organisation, role, foot, onSignOut }: ShellProps) {
  const t = useParts();
  return (
    <div className="side-foot">
      <div className="who">
        <strong>{person}</strong>
        <span>{organisation}</span>
        <span className="muted">{role}</span>
      </div>
      {foot}
      <ThemeSwitch />
      <div className="row">
        <Button look="quiet" small glyph="sign-out" onPress={onSignOut}>
          {t('shell.signOut')}
        </Button>
      </div>
    </div>
  );
}

/** The frame of every signed-in screen. At 960 px and below the side becomes a sheet behind a menu button. */
export function Shell(props: ShellProps) {
  const { groups, home = '/', search, tray, children } = props;
  const t = useParts();
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="side">
        <Mark home={home} />
        {search}
        <Nav groups={groups} />
        <Foot {...props} />
      </header>
      <header className="topbar">
        <Mark home={home} />
        <IconButton glyph="menu" label={t('shell.menu')} onPress={() => sheet.current?.showModal()} />
      </header>
      {/* a click on the backdrop reaches the dialog itself; Escape closes it natively */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <dialog
        className="nav-sheet"
        ref={sheet}
        aria-label={t('shell.nav')}
        onClick={(e) => e.target === e.currentTarget && close()}
      >
        <div className="spread">
          <Mark home={home} />
          <IconButton glyph="cross" label={t('shell.close')} onPress={close} />
        </div>
        {search}
        <Nav groups={groups} onGo={close} />
        <Foot {...props} />
      </dialog>
      <main className="main" id="main" tabIndex={-1}>
        <InShell value={true}>{children}</InShell>
      </main>
      {tray && <aside className="tray">{tray}</aside>}
    </div>
  );
}
