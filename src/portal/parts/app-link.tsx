import type { ComponentType, ReactNode } from 'react';
import { Link } from '@tanstack/react-router';

export type AppLinkProps = { to: string; className?: string; onClick?: () => void; children: ReactNode };

/* The router types `to` by the routes it knows; addresses that arrive as data (navigation, crumbs, cells) are plain strings. */
const AnyLink = Link as unknown as ComponentType<AppLinkProps & { search?: Record<string, string> }>;

/** A link within the portal whose address is data: a path, with or without a query. Screens with a fixed address use the router's own Link. */
export function AppLink({ to, ...rest }: AppLinkProps) {
  const [path = '', query] = to.split('?');
  const search = query === undefined ? undefined : Object.fromEntries(new URLSearchParams(query));
  return <AnyLink {...rest} to={path} {...(search && { search })} />;
}
