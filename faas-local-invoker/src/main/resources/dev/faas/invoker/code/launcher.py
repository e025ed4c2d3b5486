"""Runs a Python function: takes events from the Lambda Runtime API and hands them to the handler.

What a function can see is as with the service's Python runtime: awslambdaric, developer guide.
"""
import decimal
import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

ROOT = "/2018-06-01/runtime/"
IS_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"
LEVEL = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "").upper()
SECONDS = "%Y-%m-%dT%H:%M:%S"
ACCEPTED = 202
TOO_LARGE = 413


class Fault(Exception):
    """An error with a type of the runtime's own."""

    def __init__(self, kind, message, trace=None):
        super().__init__(message)
        self.kind = "Runtime." + kind
        self.trace = trace or []


class Current:
    """The invocation that is being handled."""

    request_id = None
    tenant_id = None


# The Runtime API


class RuntimeApi:
    def __init__(self, address):
        self._connection = http.client.HTTPConnection(address)

    def next(self):
        self._connection.request("GET", ROOT + "invocation/next")
        response = self._connection.getresponse()
        return response.headers, response.read()

    def post(self, path, body, headers=None):
        self._connection.request("POST", ROOT + path, body, headers or {})
        response = self._connection.getresponse()
        text = response.read()
        if response.status not in (ACCEPTED, TOO_LARGE):
            raise RuntimeError("The Runtime API answered %s to %s: %r" % (response.status, path, text))


# JSON


class Numbers:
    """Decimals, which are written with all their digits; meanwhile strings stand for them."""

    def __init__(self):
        self._digits = {}

    def plain(self, value):
        """A copy for the encoder of the standard library; named tuples become objects."""
        if isinstance(value, decimal.Decimal):
            if value.is_nan():
                return float("nan")
            mark = "\0%d %d\0" % (id(self), len(self._digits))
            self._digits[json.dumps(mark)] = str(value)
            return mark
        if isinstance(value, dict):
            return {key: self.plain(item) for key, item in value.items()}
        if isinstance(value, tuple) and hasattr(value, "_asdict"):
            return self.plain(value._asdict())
        if isinstance(value, (list, tuple)):
            return [self.plain(item) for item in value]
        return value

    def restore(self, text):
        for mark, digits in self._digits.items():
            text = text.replace(mark, digits)
        return text


def to_json(value):
    numbers = Numbers()
    text = json.dumps(numbers.plain(value), ensure_ascii=sys.version_info < (3, 12))
    return numbers.restore(text)


def to_bytes(result):
    if isinstance(result, bytes):
        return result
    try:
        return to_json(result).encode("utf-8")
    except Exception as failure:
        raise Fault("MarshalError", "Unable to marshal response: %s" % failure)


def parsed(text, kind, what):
    try:
        return json.loads(text)
    except Exception as failure:
        raise Fault(kind, "Unable to %s: %s" % (what, failure))


# Errors


def error_of(failure, request_id):
    if isinstance(failure, Fault):
        message, kind, trace = str(failure), failure.kind, failure.trace
    else:
        frames = traceback.extract_tb(failure.__traceback__)
        while frames and frames[0].filename == __file__:
            frames.pop(0)
        message, kind, trace = str(failure), type(failure).__name__, traceback.format_list(frames)
    return {
        "errorMessage": message,
        "errorType": kind,
        "requestId": request_id,
        "stackTrace": trace,
    }


def log_error(error):
    if IS_JSON:
        record = {"timestamp": time.strftime(SECONDS, time.gmtime()) + "Z", "log_level": "ERROR"}
        record.update(error)
        sys.stdout.write(to_json(record) + "\n")
        return
    head = "[ERROR] " + error["errorType"]
    if error["errorMessage"]:
        head += ": " + error["errorMessage"]
    lines = [head, "Traceback (most recent call last):"]
    for element in error["stackTrace"]:
        for line in element.splitlines():
            text = line.lstrip(" ")
            lines.append("\u00a0" * (len(line) - len(text)) + text)
    sys.stdout.write("\r".join(lines) + "\n")


# Logging


class InvocationFilter(logging.Filter):
    def filter(self, record):
        record.aws_request_id = Current.request_id or ""
        record.tenant_id = Current.tenant_id
        return True


class JsonFormatter(logging.Formatter):
    OWN = set(vars(logging.makeLogRecord({}))) | {"aws_request_id", "tenant_id", "message"}

    def format(self, record):
        kind, failure, trace = record.exc_info or (None, None, None)
        millis = "%s.%03dZ" % (time.strftime(SECONDS, time.gmtime(record.created)), record.msecs)
        result = {
            "timestamp": millis,
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
            "stackTrace": traceback.format_tb(trace) if kind else None,
            "errorType": kind.__name__ if kind else None,
            "errorMessage": str(failure) if kind else None,
            "requestId": record.aws_request_id,
            "location": "%s:%s:%s" % (record.pathname, record.funcName, record.lineno)
            if kind
            else None,
            "tenantId": record.tenant_id,
        }
        for name, value in vars(record).items():
            if name not in self.OWN:
                result.setdefault(name, value)
        present = {name: value for name, value in result.items() if value is not None}
        return json.dumps(present, ensure_ascii=False, default=str)


def prepare_logging():
    logging.Formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        JsonFormatter()
        if IS_JSON
        else logging.Formatter(
            "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", SECONDS
        )
    )
    handler.addFilter(InvocationFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    level = "DEBUG" if LEVEL == "TRACE" else LEVEL
    if isinstance(logging.getLevelName(level), int):
        root.setLevel(level)


# The context


class Attributes:
    """An object with these attributes; those that the source lacks are None."""

    def __init__(self, source, names):
        for name in names:
            setattr(self, name, source.get(name))


class LambdaContext:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.tenant_id = headers["Lambda-Runtime-Aws-Tenant-Id"]
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])
        self.client_context = client_context(
            optional(headers, "Lambda-Runtime-Client-Context", "Client Context")
        )
        identity = optional(headers, "Lambda-Runtime-Cognito-Identity", "Cognito Identity") or {}
        self.identity = Attributes(
            {
                "cognito_identity_id": identity.get("cognitoIdentityId"),
                "cognito_identity_pool_id": identity.get("cognitoIdentityPoolId"),
            },
            ("cognito_identity_id", "cognito_identity_pool_id"),
        )

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


def optional(headers, name, what):
    text = headers[name]
    return parsed(text, "LambdaContextUnmarshalError", "parse %s JSON" % what) if text else None


def client_context(source):
    if source is None:
        return None
    context = Attributes(source, ("custom", "env", "client"))
    if context.client is not None:
        context.client = Attributes(
            context.client,
            (
                "installation_id",
                "app_title",
                "app_version_name",
                "app_version_code",
                "app_package_name",
            ),
        )
    return context


# The function


def load(name):
    try:
        module_name, function_name = name.rsplit(".", 1)
    except ValueError as failure:
        raise Fault("MalformedHandlerName", "Bad handler '%s': %s" % (name, failure))
    if module_name.split(".")[0] in sys.builtin_module_names:
        raise Fault(
            "BuiltInModuleConflict",
            "Cannot use built-in module %s as a handler module" % module_name,
        )
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as failure:
        raise Fault("ImportModuleError", "Unable to import module '%s': %s" % (module_name, failure))
    except SyntaxError as failure:
        raise Fault(
            "UserCodeSyntaxError",
            "Syntax error in module '%s': %s" % (module_name, failure),
            ['  File "%s" Line %s\n    %s' % (failure.filename, failure.lineno, failure.text)],
        )
    if not hasattr(module, function_name):
        raise Fault(
            "HandlerNotFound",
            "Handler '%s' missing on module '%s'" % (function_name, module_name),
        )
    return getattr(module, function_name)


def load_or_exit(api):
    try:
        return load(os.environ["_HANDLER"])
    except Exception as failure:
        error = error_of(failure, "")
        log_error(error)
        api.post(
            "init/error",
            to_json(error).encode("utf-8"),
            {"Lambda-Runtime-Function-Error-Type": error["errorType"]},
        )
        sys.exit(1)


def handle(api, handler, headers, body):
    path = "invocation/" + Current.request_id
    try:
        context = LambdaContext(headers)
        event = parsed(body, "UnmarshalError", "unmarshal input")
        result = to_bytes(handler(event, context))
    except Exception as failure:
        error = error_of(failure, Current.request_id)
        log_error(error)
        api.post(path + "/error", to_json(error).encode("utf-8"))
    else:
        api.post(path + "/response", result)


def main():
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    prepare_logging()
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    handler = load_or_exit(api)
    while True:
        headers, body = api.next()
        Current.request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        Current.tenant_id = headers["Lambda-Runtime-Aws-Tenant-Id"]
        trace = headers["Lambda-Runtime-Trace-Id"]
        if trace:
            os.environ["_X_AMZN_TRACE_ID"] = trace
        else:
            os.environ.pop("_X_AMZN_TRACE_ID", None)
        handle(api, handler, headers, body)


if __name__ == "__main__":
    main()
