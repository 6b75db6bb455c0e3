// The first sheet of a workbook, read where it may run out of memory without taking the app with it. Plain JavaScript:
// the build does not bundle it.
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/node'

parentPort.postMessage(await readSheet(workerData))
