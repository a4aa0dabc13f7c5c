import { workerData } from 'node:worker_threads';
import { answerFrom } from '../../foundation/thread';
import { printFile, type FileOrder } from './printing';

answerFrom(printFile(workerData as FileOrder));
