'use strict';

// Runs a JavaScript function: takes events from the Lambda Runtime API and hands them to the handler.
// What a function can see is as with the service's runtimes nodejs18.x to nodejs22.x:
// aws-lambda-nodejs-runtime-interface-client, developer guide.

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const util = require('node:util');

const ROOT = '/2018-06-01/runtime/';
const ACCEPTED = 202;
const TOO_LARGE = 413;
const ERROR_TYPE = 'Lambda-Runtime-Function-Error-Type';
const ERROR_BODY = 'Lambda-Runtime-Function-Error-Body';
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER } = process.env;

// Errors

function runtimeError(type, message) {
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: `Runtime.${type}` });
  error.stack = error.stack.replace(/^Error/, error.name);
  return error;
}

/** What the caller gets of an error. */
function reportOf(error) {
  try {
    if (util.types.isNativeError(error) || (error && error.name && error.message && error.stack)) {
      return { errorType: error.name, errorMessage: error.message, trace: error.stack.split('\n') };
    }
    return { errorType: typeof error, errorMessage: error.toString(), trace: [] };
  } catch (unreadable) {
    return {
      errorType: 'handled',
      errorMessage: 'callback called with Error argument, but there was a problem while retrieving'
        + ' one or more of its message, name, and stack',
    };
  }
}

// The log

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const isJson = (process.env.AWS_LAMBDA_LOG_FORMAT || '').toUpperCase() === 'JSON';
let requestId;
let tenantId;

function textRecord(level, parts) {
  return `${new Date().toISOString()}\t${requestId}\t${level}\t${util.format(...parts)}`;
}

function stackOf(error) {
  return typeof error.stack === 'string' ? error.stack.split('\n') : [];
}

function jsonError(error) {
  return {
    errorType: error.constructor ? error.constructor.name : 'UnknownError',
    errorMessage: error.message,
    stackTrace: stackOf(error),
  };
}

function jsonRecord(level, parts) {
  const record = { timestamp: new Date().toISOString(), level, requestId, tenantId };
  if (parts.length !== 1) {
    const error = parts.find((part) => part instanceof Error);
    record.message = util.format(...parts);
    return JSON.stringify(Object.assign(record, error ? jsonError(error) : {}));
  }
  try {
    record.message = parts[0];
    return JSON.stringify(record, (key, value) =>
      value instanceof Error ? { ...jsonError(value), ...value } : value);
  } catch (cyclic) {
    record.message = util.format(parts[0]);
    return JSON.stringify(record);
  }
}

function patchConsole() {
  const least = LEVELS.indexOf((process.env.AWS_LAMBDA_LOG_LEVEL || '').toUpperCase());
  const record = isJson ? jsonRecord : textRecord;
  LEVELS.forEach((level, rank) => {
    console[level.toLowerCase()] = (...parts) => {
      if (rank >= least) {
        process.stdout.write(`${record(level, parts).replace(/\n/g, '\r')}\n`);
      }
    };
  });
  console.log = console.info;
}

function logError(what, error) {
  const real = error instanceof Error ? error : new Error(error);
  if (isJson) {
    console.error(real);
  } else {
    const text = JSON.stringify(real, (key, value) => {
      if (!(value instanceof Error)) {
        return value;
      }
      const { name: errorType, message: errorMessage, code } = value;
      return { errorType, errorMessage, code, ...value, stack: stackOf(value) };
    });
    console.error(what, `\t${text}`);
  }
}

// The Runtime API

const [hostname, port] = AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function request(method, name, headers, onResponse, more) {
  const where = { agent, hostname, port, method, headers, path: ROOT + name };
  return http.request({ ...where, ...more }, onResponse);
}

function read(response, resolve, reject) {
  const chunks = [];
  response.on('data', (chunk) => chunks.push(chunk));
  response.on('error', reject);
  response.on('end', () => resolve({
    status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString(),
  }));
}

function call(method, name, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(method, name, headers, (response) => read(response, resolve, reject));
    sent.on('error', reject);
    sent.end(body);
  });
}

async function post(name, text, more) {
  const body = Buffer.from(text);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, ...more };
  const answer = await call('POST', name, headers, body);
  if (answer.status !== ACCEPTED && answer.status !== TOO_LARGE) {
    throw new Error(`The Runtime API answered ${answer.status} to ${name}: ${answer.body}`);
  }
}

function postError(name, error, more) {
  return post(name, JSON.stringify(reportOf(error)), more);
}

function postResult(id, result) {
  let text;
  try {
    text = JSON.stringify(result === undefined ? null : result);
  } catch (failure) {
    throw new Error('Unable to stringify response body');
  }
  return post(`invocation/${id}/response`, text === undefined ? 'null' : text);
}

// What nobody caught ends the process, and what happens when nothing is left to do

let reportUncaught = (error) =>
  postError('init/error', error, { [ERROR_TYPE]: reportOf(error).errorType });
let whenIdle = () => process.exit(13); // a module waits for what never comes

function endWith(status, what, error) {
  logError(what, error);
  reportUncaught(error).then(() => process.exit(status), () => process.exit(status));
}

process.on('uncaughtException', (error) => endWith(129, 'Uncaught Exception', error));
process.on('unhandledRejection', (reason, promise) => {
  const error = runtimeError('UnhandledPromiseRejection', reason);
  endWith(128, 'Unhandled Promise Rejection', Object.assign(error, { reason, promise }));
});
process.on('beforeExit', () => whenIdle());

// Invocations

function context(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const parsed = (name, what) => {
    try {
      return headers[name] === undefined ? undefined : JSON.parse(headers[name]);
    } catch (failure) {
      throw new Error(`Cannot parse ${what} as json: ${failure}`);
    }
  };
  return {
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parsed('lambda-runtime-client-context', 'ClientContext'),
    identity: parsed('lambda-runtime-cognito-identity', 'CognitoIdentity'),
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: requestId,
    tenantId,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

/** Calls the handler and answers with what comes first: its result, its error, or a callback. */
function handle(handler, headers, body) {
  const id = requestId;
  let waits = true;
  let isAnswered = false;
  const once = (answer) => (...values) => {
    if (!isAnswered) {
      answer(...values);
      isAnswered = true;
    }
  };
  const isGiven = (error) => error !== undefined && error !== null;
  const fail = (error) => {
    whenIdle = () => {};
    logError('Invoke Error', error);
    postError(`invocation/${id}/error`, error).then(takeNext);
  };
  const succeed = (result) => {
    whenIdle = () => {};
    postResult(id, result).then(takeNext);
  };
  const done = (error, result) => (isGiven(error) ? fail(error) : succeed(result));
  const callback = once((error, result) => {
    if (isGiven(error) || !waits) {
      done(error, result);
    } else {
      whenIdle = () => setImmediate(() => succeed(result));
    }
  });
  const callbacks = {
    get callbackWaitsForEmptyEventLoop() {
      return waits;
    },
    set callbackWaitsForEmptyEventLoop(value) {
      waits = value;
    },
    succeed: once(succeed),
    fail: once((error) => fail(isGiven(error) ? error : 'handled')),
    done: once(done),
  };
  whenIdle = () => {
    isAnswered = true;
    if (handler.constructor.name === 'AsyncFunction') {
      fail(runtimeError('NodeJsExit', 'The Lambda runtime client detected an unexpected Node.js exit'
        + ' code. This is most commonly caused by a Promise that was never settled. For more'
        + ' information, see https://nodejs.org/docs/latest/api/process.html#exit-codes'));
    } else {
      succeed(null);
    }
  };
  try {
    const result = handler(JSON.parse(body), Object.assign(callbacks, context(headers)), callback);
    if (result && typeof result.then === 'function') {
      result.then(callbacks.succeed, callbacks.fail).catch(callbacks.fail);
    }
  } catch (error) {
    callback(error);
  }
}

/** A stream to the Runtime API, and a promise of its end. */
function responseStream(id, highWaterMark) {
  const headers = {
    'Lambda-Runtime-Function-Response-Mode': 'streaming',
    'Content-Type': 'application/octet-stream',
    'Transfer-Encoding': 'chunked',
    Trailer: [ERROR_TYPE, ERROR_BODY],
  };
  let stream;
  const end = new Promise((resolve, reject) => {
    const own = { agent: false, ...(highWaterMark === undefined ? {} : { highWaterMark }) };
    stream = request('POST', `invocation/${id}/response`, headers,
      (response) => read(response, resolve, reject), own);
    stream.on('error', reject);
  });
  const write = stream.write.bind(stream);
  let isBegun = false;
  const begin = () => {
    if (!isBegun && stream.prelude !== undefined) {
      write(stream.prelude);
    }
    isBegun = true;
  };
  stream.setContentType = (type) => {
    if (isBegun) {
      throw runtimeError('InvalidStreamingOperation', 'Cannot set content-type, too late.');
    }
    stream.setHeader('Content-Type', type);
  };
  stream.write = (chunk, ...rest) => {
    begin();
    const isText = typeof chunk === 'string' || chunk instanceof Uint8Array;
    return write(isText ? chunk : JSON.stringify(chunk), ...rest);
  };
  return { stream, end };
}

async function handleStreaming(handler, headers, body) {
  const { stream, end } = responseStream(requestId, handler[HIGH_WATER_MARK]);
  let waits = true;
  const flags = {
    get callbackWaitsForEmptyEventLoop() {
      return waits;
    },
    set callbackWaitsForEmptyEventLoop(value) {
      waits = value;
    },
  };
  whenIdle = () => takeNext();
  try {
    const result = handler(JSON.parse(body), stream, Object.assign(flags, context(headers)));
    if (!result || typeof result.then !== 'function') {
      throw 'Streaming does not support non-async handlers.';
    }
    if ((await result) !== undefined) {
      console.warn('Streaming handlers ignore return values.');
    }
    await end;
    if (!stream.writableFinished) {
      throw 'Response stream is not finished.';
    }
  } catch (error) {
    logError('Invoke Error', error);
    const report = reportOf(error);
    stream.addTrailers({
      [ERROR_TYPE]: report.errorType,
      [ERROR_BODY]: Buffer.from(JSON.stringify(report)).toString('base64'),
    });
    stream.end();
    await end;
    waits = false;
  }
  if (waits) {
    whenIdle = () => setImmediate(takeNext);
  } else {
    takeNext();
  }
}

let handler;

function takeNext() {
  whenIdle = () => {};
  setImmediate(async () => {
    const { headers, body } = await call('GET', 'invocation/next');
    requestId = headers['lambda-runtime-aws-request-id'];
    tenantId = headers['lambda-runtime-aws-tenant-id'];
    const id = requestId;
    reportUncaught = (error) => postError(`invocation/${id}/error`, error);
    if (headers['lambda-runtime-trace-id']) {
      process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
    } else {
      delete process.env._X_AMZN_TRACE_ID;
    }
    if (handler[STREAMING]) {
      await handleStreaming(handler, headers, body);
    } else {
      handle(handler, headers, body);
    }
  });
}

// The function

function isInModule(folder) {
  const file = path.join(folder, 'package.json');
  if (folder.endsWith('/node_modules')) {
    return false;
  }
  if (fs.existsSync(file)) {
    return JSON.parse(fs.readFileSync(file)).type === 'module';
  }
  const parent = path.dirname(folder);
  return parent !== folder && isInModule(parent);
}

async function loadModule(folder, name) {
  const file = path.resolve(LAMBDA_TASK_ROOT, folder, name);
  const isModule = isInModule(path.dirname(file));
  const ways = [
    ['', require],
    ['.js', isModule ? (found) => import(pathToFileURL(found)) : require],
    ['.mjs', (found) => import(pathToFileURL(found))],
    ['.cjs', require],
  ];
  for (const [extension, load] of ways) {
    if (fs.existsSync(file + extension)) {
      return load(file + extension);
    }
  }
  const taskRequire = createRequire(path.join(LAMBDA_TASK_ROOT, 'function.js'));
  return taskRequire(taskRequire.resolve(name, {
    paths: [LAMBDA_TASK_ROOT, path.join(LAMBDA_TASK_ROOT, folder)],
  }));
}

async function loadHandler() {
  if (_HANDLER.includes('..')) {
    throw runtimeError('MalformedHandlerName', `'${_HANDLER}' is not a valid handler name. Use`
      + ' absolute paths when specifying root directories in handler names.');
  }
  const last = path.basename(_HANDLER);
  const names = /^([^.]*)\.(.*)$/.exec(last);
  if (!names) {
    throw runtimeError('MalformedHandlerName', 'Bad handler');
  }
  let module;
  try {
    module = await loadModule(_HANDLER.substring(0, _HANDLER.indexOf(last)), names[1]);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw Object.assign(runtimeError('UserCodeSyntaxError', String(error)), { stack: error.stack });
    }
    throw error.code === 'MODULE_NOT_FOUND'
      ? runtimeError('ImportModuleError', String(error))
      : error;
  }
  const found = names[2].split('.').reduce((value, key) => value && value[key], module);
  if (!found) {
    throw runtimeError('HandlerNotFound', `${_HANDLER} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw runtimeError('HandlerNotFound', `${_HANDLER} is not a function`);
  }
  if (found[STREAMING] && found[STREAMING] !== 'response') {
    throw runtimeError('MalformedStreamingHandler', 'Only response streaming is supported.');
  }
  return found;
}

globalThis.awslambda = {
  streamifyResponse(streaming, options) {
    streaming[STREAMING] = 'response';
    if (options && typeof options.highWaterMark === 'number') {
      streaming[HIGH_WATER_MARK] = options.highWaterMark;
    }
    return streaming;
  },
  HttpResponseStream: {
    /** The stream, which now begins with this JSON and eight zero bytes. */
    from(stream, prelude) {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      stream.prelude = Buffer.concat([Buffer.from(JSON.stringify(prelude)), Buffer.alloc(8)]);
      return stream;
    },
  },
};

patchConsole();
loadHandler().then(
  (loaded) => {
    handler = loaded;
    takeNext();
  },
  (error) => endWith(129, 'Uncaught Exception', error),
);
