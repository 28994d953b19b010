// C++ that reads a request and writes an answer, from the types of types.mjs.
import { numbers, quoted } from "./types.mjs";

const bound = (value, otherwise) => (value === undefined ? otherwise : String(value));

/** Statements that write `value` (an expression) of a type. */
export function write(type, value, depth = 0) {
  const pad = "  ".repeat(depth + 1);
  switch (type.kind) {
    case "boolean":
      return `${pad}out.flag(${value});\n`;
    case "number":
      return `${pad}out.real(${value});\n`;
    case "integer":
      return `${pad}out.integer(${value});\n`;
    case "string":
      return `${pad}out.text(${value});\n`;
    case "word":
      return `${pad}out.text(${value}.text());\n`;
    case "json":
      return `${pad}out.json(${value});\n`;
    case "id":
      return type.cpp === "std::int64_t" ? `${pad}out.digits(${value});\n` : `${pad}out.digits(${value}.value);\n`;
    case "publicId":
      return `${pad}out.public_id(access::PublicKind::${type.of}, ${type.cpp === "StudentId" ? `{${value}}` : value});\n`;
    case "ref":
    case "object":
      return `${pad}write(out, ${value});\n`;
    case "array":
      return (
        `${pad}out.begin_array();\n${pad}for (const auto& each${depth} : ${value}) {\n${pad}  out.next();\n` +
        write(type.of, `each${depth}`, depth + 1) +
        `${pad}}\n${pad}out.end_array();\n`
      );
    case "map":
      return (
        `${pad}out.begin_object();\n${pad}for (const auto& [key${depth}, each${depth}] : ${value}) {\n${pad}  out.name(key${depth});\n` +
        write(type.of, `each${depth}`, depth + 1) +
        `${pad}}\n${pad}out.end_object();\n`
      );
  }
  throw new Error("cannot be written: " + type.kind);
}

/** The function that writes a type with fields. */
export function writer(name, fields) {
  let body = "";
  for (const field of fields) {
    if (field.type.hidden) continue;
    const value = `value.${field.member}`;
    if (field.required) body += `  out.key(${quoted(field.name)});\n` + write(field.type, value);
    else
      body +=
        `  if (${value}) {\n    out.key(${quoted(field.name)});\n` + write(field.type, `(*${value})`, 1) + `  }\n`;
  }
  return `void write(JsonWriter& out, ${body ? "" : "[[maybe_unused]] "}const ${name}& value) {\n  out.begin_object();\n${body}  out.end_object();\n}\n`;
}

/** An expression that reads a type from `from` (an expression of type JsonValue). Throws when a bound is missing. */
export function readValue(type, from, at) {
  switch (type.kind) {
    case "boolean":
      return `${from}.flag()`;
    case "number":
    case "integer":
      if (type.choices) return `${from}.choice({${type.choices.join(", ")}})`;
      if (type.low === undefined || type.high === undefined) throw new Error(`${at}: says no minimum and maximum`);
      return `${from}.${type.kind === "number" ? "real" : "integer"}(${type.low}, ${type.high})`;
    case "string":
      if (type.format === "date") return `${from}.day(false)`;
      if (type.format === "date-or-empty") return `${from}.day(true)`;
      if (type.most === undefined) throw new Error(`${at}: says no maxLength`);
      return `${from}.text(${type.least}, ${type.most})`;
    case "word":
      return `${from}.word<${type.full}>()`;
    case "id":
      return type.cpp === "std::int64_t" ? `${from}.digits()` : `${numbers[type.format]}(${from}.digits())`;
    case "publicId":
      return `${from}.public_id(ids, access::PublicKind::${type.of})` + (type.cpp === "StudentId" ? ".student" : "");
  }
  throw new Error(`${at}: cannot be read: ${type.kind}`);
}

/** Statements that read `from` into `into`. */
export function read(type, into, from, at, depth = 1) {
  const pad = "  ".repeat(depth);
  if (type.kind === "ref" || type.kind === "object") return `${pad}read(${from}, ids, ${into});\n`;
  if (type.kind === "array") {
    if (type.most === undefined) throw new Error(`${at}: says no maxItems`);
    return (
      `${pad}${from}.each(${type.least}, ${type.most}, [&](const JsonValue& one${depth}) {\n` +
      `${pad}  auto& place${depth} = ${into}.emplace_back();\n` +
      read(type.of, `place${depth}`, `one${depth}`, at + "[]", depth + 1) +
      `${pad}});\n`
    );
  }
  if (type.kind === "map")
    return (
      `${pad}${from}.each_member([&](std::string_view name, const JsonValue& one${depth}) {\n` +
      `${pad}  auto& place${depth} = ${into}.emplace_back(name, decltype(${into}.front().second){}).second;\n` +
      read(type.of, `place${depth}`, `one${depth}`, at + "{}", depth + 1) +
      `${pad}});\n`
    );
  return `${pad}${into} = ${readValue(type, from, at)};\n`;
}

/** The function that reads a type with fields. */
export function reader(name, fields, at) {
  let body = `  from.only({${fields.map((each) => quoted(each.name)).join(", ")}});\n`;
  for (const field of fields) {
    const place = `${at}.${field.name}`;
    if (field.required)
      body += `  if (const auto one = from.member(${quoted(field.name)}))\n  {\n${read(field.type, `into.${field.member}`, "(*one)", place, 2)}  }\n`;
    else
      body += `  if (const auto one = from.optional(${quoted(field.name)}))\n  {\n    auto& value = into.${field.member}.emplace();\n${read(field.type, "value", "(*one)", place, 2)}  }\n`;
  }
  return `void read(const JsonValue& from, [[maybe_unused]] const Key& ids, ${fields.length ? "" : "[[maybe_unused]] "}${name}& into) {\n${body}}\n`;
}

/** Statements that tell `shown` of each student whom a value names; empty when it names none. `named(ref)` tells whether a schema does. */
export function shown(type, value, named, depth = 1) {
  const pad = "  ".repeat(depth);
  switch (type.kind) {
    case "publicId":
      return `${pad}into.student(${type.cpp === "StudentId" ? value : `${value}.student`});\n`;
    case "ref":
      return named(type.ref) ? `${pad}shown(${value}, into);\n` : "";
    case "object":
      return fieldsShown(type.fields, named) ? `${pad}shown(${value}, into);\n` : "";
    case "array": {
      const inner = shown(type.of, `each${depth}`, named, depth + 1);
      return inner ? `${pad}for (const auto& each${depth} : ${value}) {\n${inner}${pad}}\n` : "";
    }
  }
  return "";
}

/** Body of the function that tells whom a type with fields names; empty when nobody. */
export function fieldsShown(fields, named) {
  let body = "";
  for (const field of fields) {
    const value = `value.${field.member}`;
    if (field.required) body += shown(field.type, value, named);
    else {
      const inner = shown(field.type, `(*${value})`, named, 2);
      if (inner) body += `  if (${value}) {\n${inner}  }\n`;
    }
  }
  return body;
}
