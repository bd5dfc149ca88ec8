import 'reflect-metadata';
import { processConfig } from './config/config.js';
import { serve } from './serve.js';

await serve(processConfig());
