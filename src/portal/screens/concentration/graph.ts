import type { NamedLoss, SimulatedService } from '../../api/loss';

/** What is lost, what rests on it, the service, its vendor: from left to right. */
export type GraphColumn = 0 | 1 | 2 | 3;

export type GraphNode = {
  id: string;
  column: GraphColumn;
  label: string;
  /** The service whose state it shows; null for the others. */
  service: SimulatedService | null;
  /** For what rests on it: kind and role in words. */
  detail: string;
  to: string | null;
  /** Place in its column, from 0. */
  at: number;
};

export type GraphEdge = { id: string; from: string; to: string; isCascade: boolean };

export type LossGraph = { nodes: GraphNode[]; edges: GraphEdge[]; rows: number; hidden: number };

type Draft = Omit<GraphNode, 'at'>;

const hits = (services: readonly SimulatedService[]) => services.filter(({ state }) => state !== 'untouched');

class Draught {
  readonly nodes = new Map<string, Draft>();
  readonly edges = new Map<string, GraphEdge>();

  put(node: Partial<Draft> & Pick<Draft, 'id' | 'column' | 'label' | 'detail'>): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, { service: null, to: null, ...node });
  }

  join(from: string, to: string, isCascade = false): void {
    const id = `${from}>${to}`;
    this.edges.set(id, { id, from, to, isCascade });
  }
}

/** The worst services with the ways to them; what is left out is counted. Columns are ordered so that lines cross little. */
export function graphOf(
  losses: readonly NamedLoss[],
  services: readonly SimulatedService[],
  { most, total }: { most: number; total: number },
): LossGraph {
  const shown = hits(services).slice(0, most);
  const draught = new Draught();
  for (const { key, name, detail } of losses) draught.put({ id: key, column: 0, label: name, detail });
  for (const service of shown) addService(draught, service);
  for (const service of shown) addCauses(draught, service, shown);
  const edges = [...draught.edges.values()];
  const placed = arranged([...draught.nodes.values()], edges);
  const rows = Math.max(1, ...placed.map(({ at }) => at + 1));
  return { nodes: placed, edges, rows, hidden: Math.max(0, total - shown.length) };
}

function addService(draught: Draught, service: SimulatedService): void {
  const { serviceId: id, name, vendorId, vendorName } = service;
  const vendor = `/vendors/${vendorId}`;
  draught.put({ id, column: 2, label: name, detail: '', service, to: `${vendor}?tab=services` });
  draught.put({ id: vendor, column: 3, label: vendorName, detail: '', to: vendor });
  draught.join(id, vendor);
}

/* what staff matched to one shared identity is one thing, under whatever name each vendor knows it */
function identityOf({ kind, name, dependencyId, resourceId, resourceName }: SimulatedService['causes'][number]) {
  const shared = kind === 'site' ? null : resourceId;
  return shared === null ? { id: dependencyId, label: name } : { id: `shared ${shared}`, label: resourceName ?? name };
}

function addCauses(draught: Draught, service: SimulatedService, shown: readonly SimulatedService[]): void {
  for (const cause of service.causes) {
    const { kind, lossKeys, providers } = cause;
    const { id, label } = identityOf(cause);
    draught.put({ id, column: 1, label, detail: kind });
    draught.join(id, service.serviceId);
    for (const key of lossKeys) if (draught.nodes.has(key)) draught.join(key, id);
    for (const { serviceId } of providers)
      if (shown.some((one) => one.serviceId === serviceId)) draught.join(serviceId, id, true);
  }
}

/* Services keep the order of the table; every other column follows the mean place of what it is joined to. */
function arranged(nodes: readonly Draft[], edges: readonly GraphEdge[]): GraphNode[] {
  const inColumn = (column: GraphColumn) => nodes.filter((node) => node.column === column);
  const services = inColumn(2).map((node, at) => ({ ...node, at }));
  const order = (column: GraphColumn, beside: readonly GraphNode[]) =>
    inColumn(column)
      .map((node) => ({ node, mean: meanOf(node.id, edges, beside) }))
      .sort((a, b) => a.mean - b.mean)
      .map(({ node }, at) => ({ ...node, at }));
  const dependencies = order(1, services);
  return [...order(0, dependencies), ...dependencies, ...services, ...order(3, services)];
}

function meanOf(id: string, edges: readonly GraphEdge[], beside: readonly GraphNode[]): number {
  const joined = edges.filter((edge) => !edge.isCascade && (edge.from === id || edge.to === id));
  const places = joined.flatMap(({ from, to }) => beside.find((one) => one.id === (from === id ? to : from))?.at ?? []);
  return places.length === 0 ? Number.MAX_SAFE_INTEGER : places.reduce((sum, at) => sum + at, 0) / places.length;
}

/** Everything that stands on a way through this node, itself included. */
export function joinedTo(id: string, edges: readonly GraphEdge[]): Set<string> {
  const found = new Set([id]);
  const follow = (next: (edge: GraphEdge) => [string, string]) => {
    const waiting = [id];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const edge of edges) {
        const [from, to] = next(edge);
        if (from !== at || found.has(to)) continue;
        found.add(to);
        waiting.push(to);
      }
  };
  follow(({ from, to }) => [from, to]);
  follow(({ from, to }) => [to, from]);
  return found;
}
