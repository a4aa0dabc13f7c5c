import { workerData } from 'node:worker_threads';
import { answerFrom } from '../foundation/thread';
import { renderPacket, type PrintOrder } from './render-packet';

answerFrom(renderPacket(workerData as PrintOrder));
