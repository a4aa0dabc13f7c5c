import { useMemo, useState } from 'react';
import { scalePoint } from 'd3-scale';
import { linkHorizontal } from 'd3-shape';
import type { NamedLoss, SimulatedService } from '../../api/loss';
import { AppLink } from '../../parts/app-link';
import { humanise } from '../../parts/format';
import { Glyph } from '../../parts/glyph';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';
import { capacityText } from './capacity-text';
import { useConcentrationCopy } from './concentration.copy';
import { graphOf, joinedTo, type GraphColumn, type GraphEdge, type GraphNode } from './graph';
import { lookNames } from './states';
import './graph.css';

const MOST = 14;
const WIDTH = 1120;
const NODE = { width: 224, height: 44 };
const ROW = 58;
const HEAD = 32;
const columns: readonly GraphColumn[] = [0, 1, 2, 3];
const leftOf = scalePoint<number>()
  .domain(columns)
  .range([0, WIDTH - NODE.width]);
const wireOf = linkHorizontal<unknown, [number, number]>();

const placeOf = (node: GraphNode) => ({ x: leftOf(node.column) ?? 0, y: HEAD + node.at * ROW });
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function Wire({ edge, nodes, isDim }: { edge: GraphEdge; nodes: ReadonlyMap<string, GraphNode>; isDim: boolean }) {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  if (!from || !to) return null;
  const [a, b] = [placeOf(from), placeOf(to)];
  const middle = NODE.height / 2;
  const path = wireOf({
    source: [edge.isCascade ? a.x : a.x + NODE.width, a.y + middle],
    target: [edge.isCascade ? b.x + NODE.width : b.x, b.y + middle],
  });
  const looks = ['wire', edge.isCascade && 'cascade', isDim && 'dim'].filter(Boolean).join(' ');
  return path && <path className={looks} d={path} />;
}

/* glyph and word of a service's state; kind of what rests on what is lost */
function useWords({ service, detail }: GraphNode) {
  const t = useConcentrationCopy();
  const look = service && lookOf(lookNames[service.state]);
  const below = service && look ? `${look.word}, ${capacityText(service, t)}` : humanise(detail);
  return { look, below };
}

function Lines({ node }: { node: GraphNode }) {
  const { look, below } = useWords(node);
  return (
    <>
      <title>{[node.label, below].filter(Boolean).join(': ')}</title>
      <rect width={NODE.width} height={NODE.height} rx="6" />
      {look && (
        <svg className="mark" x="10" y="25" width="13" height="13" viewBox="0 0 14 14">
          <Glyph name={look.glyph} />
        </svg>
      )}
      <text x="10" y={below === '' ? 27 : 18} className="name">
        {cut(node.label, 29)}
      </text>
      <text x={look ? 28 : 10} y="35">
        {cut(below, 32)}
      </text>
    </>
  );
}

const toneOf = ({ column, service }: GraphNode): string => {
  if (column === 0) return 't-lost';
  return service ? `t-${lookOf(lookNames[service.state]).tone}` : 't-plain';
};

type BoxProps = { node: GraphNode; isDim: boolean; onAt: (id: string | null) => void };

function Box({ node, isDim, onAt }: BoxProps) {
  const { x, y } = placeOf(node);
  const enter = () => onAt(node.id);
  const leave = () => onAt(null);
  const body = <Lines node={node} />;
  return (
    <g
      className={`box ${toneOf(node)}${isDim ? ' dim' : ''}`}
      transform={`translate(${x} ${y})`}
      onMouseEnter={enter}
      onMouseLeave={leave}
      onFocus={enter}
      onBlur={leave}
    >
      {node.to ? <AppLink to={node.to}>{body}</AppLink> : body}
    </g>
  );
}

/* at 390 px: the same ways, one a line */
function Ways({ services }: { services: readonly SimulatedService[] }) {
  return (
    <div className="narrow-only">
      <ol className="loss-ways">
        {services.slice(0, MOST).map((one) => (
          <li key={one.serviceId}>
            <p>
              <strong>{one.name}</strong>, {one.vendorName}
            </p>
            <p>
              <StateChip state={lookNames[one.state]} /> <CapacityText service={one} />
            </p>
            <p className="muted sm">{one.path.join(' ← ')}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function CapacityText({ service }: { service: SimulatedService }) {
  return capacityText(service, useConcentrationCopy());
}

type Props = { losses: readonly NamedLoss[]; services: readonly SimulatedService[]; total: number };

/** From what is lost to whom it hits, in four columns; the table beside it says the same in words. */
export function LossGraph({ losses, services, total }: Props) {
  const t = useConcentrationCopy();
  const [at, setAt] = useState<string | null>(null);
  const graph = useMemo(() => graphOf(losses, services, { most: MOST, total }), [losses, services, total]);
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph]);
  const lit = useMemo(() => (at === null ? null : joinedTo(at, graph.edges)), [at, graph]);
  const isDim = (id: string) => lit !== null && !lit.has(id);
  const height = HEAD + graph.rows * ROW + (graph.hidden > 0 ? 24 : 0);
  return (
    <>
      <div className="loss-graph" role="group" aria-label={t('graph')} tabIndex={-1}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={t('graph')}>
          {columns.map((column) => (
            <text key={column} className="head" x={leftOf(column)} y="16">
              {t(`column.${column}`)}
            </text>
          ))}
          {graph.edges.map((edge) => (
            <Wire key={edge.id} edge={edge} nodes={byId} isDim={isDim(edge.from) || isDim(edge.to)} />
          ))}
          {graph.nodes.map((node) => (
            <Box key={node.id} node={node} isDim={isDim(node.id)} onAt={setAt} />
          ))}
          {graph.hidden > 0 && (
            <text className="more" x={leftOf(2)} y={height - 6}>
              {t('moreServices', { count: graph.hidden })}, {t('inTable')}
            </text>
          )}
        </svg>
      </div>
      <Ways services={services.filter(({ state }) => state !== 'untouched')} />
    </>
  );
}
