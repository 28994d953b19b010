// api/<slice>.h and api/<slice>.cpp: the types of a part of the contract and its operations.
import { fieldsShown, read, reader, shown, write, writer } from "./codec.mjs";
import { allowed } from "./join.mjs";
import { camel, member, objectOf, quoted, snake, typeOf } from "./types.mjs";

const begin = (file) => `// Made by tools/api from ${file}: change it there.\n`;
const comment = (text, pad) => (text ? `${pad}/// ${text.replace(/\s+/g, " ").trim()}\n` : "");

/** Gives each nested word and object its whole name, so that it can be said outside. */
function named(type, outside) {
  if (type.kind === "word" || type.kind === "object") {
    type.full = outside + "::" + type.cpp;
    for (const inner of type.nested ?? []) named(inner, type.full);
  }
}

function declareFields(fields, pad) {
  let text = "";
  for (const { member: name, type, required, description } of fields) {
    const hidden = type.hidden ? "Not sent: for the line in the audit." : "";
    text += comment([description, hidden].filter(Boolean).join(" "), pad);
    const plain =
      { integer: " = 0", number: " = 0", boolean: " = false" }[type.kind] ??
      (type.cpp === "std::int64_t" ? " = 0" : "");
    text += required ? `${pad}${type.cpp} ${name}${plain || "{}"};\n` : `${pad}std::optional<${type.cpp}> ${name}{};\n`;
  }
  return text;
}

function declareNested(type, pad) {
  if (type.kind === "word")
    return (
      `${pad}struct ${type.cpp}Words {\n${pad}  static constexpr std::string_view words[] = {${type.words.map(quoted).join(", ")}};\n${pad}};\n` +
      `${pad}using ${type.cpp} = operations::Word<${type.cpp}Words>;\n`
    );
  let text = `${pad}struct ${type.cpp} {\n`;
  for (const inner of type.nested) text += declareNested(inner, pad + "  ");
  return text + declareFields(type.fields, pad + "  ") + `${pad}};\n`;
}

/** Schemas of a part in the order in which C++ needs them. */
function schemaTypes(part) {
  const types = new Map();
  for (const [name, schema] of Object.entries(part.schemas)) {
    const at = `${part.file}: ${name}`;
    if (schema.oneOf) types.set(name, { name, ...typeOf(schema, at, name) });
    else if (!schema.properties && schema.additionalProperties) {
      const map = typeOf({ type: schema.type, additionalProperties: schema.additionalProperties }, at, name, () => {
        throw new Error(`${at}: the values of a map have a type of their own among the schemas`);
      });
      types.set(name, { kind: "alias", map, of: map, description: schema.description, name });
    } else {
      const type = { kind: "object", cpp: name, description: schema.description, ...objectOf(schema, at, name), name };
      type.full = name;
      for (const inner of type.nested) named(inner, name);
      types.set(name, type);
    }
  }
  return types;
}

const refsOf = (type) => {
  if (type.kind === "ref") return [type.ref];
  if (type.kind === "oneOf") return type.refs;
  if (type.of && typeof type.of === "object") return refsOf(type.of);
  return (type.fields ?? []).flatMap((field) => refsOf(field.type));
};

function ordered(types) {
  const done = new Set(),
    out = [];
  const visit = (name) => {
    if (done.has(name) || !types.has(name)) return;
    done.add(name);
    refsOf(types.get(name)).forEach(visit);
    out.push(types.get(name));
  };
  [...types.keys()].forEach(visit);
  return out;
}

const nestedObjects = (type) =>
  (type.nested ?? []).filter((each) => each.kind === "object").flatMap((each) => [...nestedObjects(each), each]);

const classes = [
  "none",
  "staff_only",
  "identity",
  "roster",
  "consent",
  "completion",
  "scores",
  "item_answers",
  "alert",
  "aggregates",
];
/** Classes in which a person is named: what access.md calls identified. */
const identified = new Set(["identity", "roster", "consent", "completion", "scores", "item_answers", "alert"]);
const rates = ["sign_in", "token", "ordinary", "answering", "heavy"];
const bodyKinds = { "application/json": "json", "application/octet-stream": "file" };

/** What an operation says of itself: { name, method, path, access, in, out, … }. Throws with its place. */
function operationOf(part, path, method, says, known) {
  const at = `${part.file}: ${says.operationId}`;
  const access = says["x-access"];
  if (!access) throw new Error(`${at}: no x-access`);
  const staff = Array.isArray(access);
  const shows = says["x-shows"] ?? "none";
  if (!classes.includes(shows)) throw new Error(`${at}: x-shows ${shows}`);
  const rate = says["x-rate"] ?? (access === "own_sheet" ? "answering" : "ordinary");
  if (!rates.includes(rate)) throw new Error(`${at}: x-rate ${rate}`);
  const raw = says["x-handler"] === "raw" || access === "own_sheet";
  const otherwise = says["x-logged"];
  if (otherwise && !(otherwise.as && otherwise.because))
    throw new Error(`${at}: x-logged says under which action its line stands, and why: {as: …, because: …}`);
  if (raw && staff && method === "get" && identified.has(shows) && !otherwise)
    throw new Error(`${at}: raw, and it names somebody: x-logged says under which action its function writes the line`);
  const fields = [],
    nested = [];
  const nest = (type) => nested.push(type);
  for (const each of says.parameters ?? []) {
    const parameter = each.$ref ? known.parameters[each.$ref.split("/").at(-1)] : each;
    if (!parameter) throw new Error(`${at}: ${each.$ref} is nowhere`);
    const name = parameter.name.replace(/^X-/, "").replace(/-/g, "_").toLowerCase();
    const type = typeOf(parameter.schema, `${at}.${parameter.name}`, name, nest);
    fields.push({
      name: parameter.name,
      member: member(name),
      type,
      in: parameter.in,
      required: parameter.required === true,
      description: parameter.description,
    });
  }
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
  for (const name of inPath)
    if (!fields.some((field) => field.in === "path" && field.name === name))
      throw new Error(`${at}: {${name}} of its path is no parameter`);
  const [bodyType, body] = Object.entries(says.requestBody?.content ?? {})[0] ?? [];
  if (bodyType && !bodyKinds[bodyType]) throw new Error(`${at}: a body of type ${bodyType}`);
  const answer = says.responses["200"]?.content;
  const [answerType, answerSchema] = Object.entries(answer ?? {})[0] ?? [];
  if (!answer && !says.responses["204"]) throw new Error(`${at}: neither 200 with content nor 204`);
  const json = answerType === "application/json";
  if (json && !answerSchema.schema.$ref) throw new Error(`${at}: its answer has no name among the schemas`);
  return {
    at,
    name: says.operationId,
    cpp: snake(says.operationId),
    method,
    path,
    access,
    staff,
    shows,
    rate,
    raw,
    summary: says.summary,
    names: says["x-name"],
    work: says["x-work"] ?? "ordinary",
    octets: says["x-octets-max"] ?? (body ? 65536 : 1024),
    bodyKind: body ? bodyKinds[bodyType] : "json",
    body: body && bodyType === "application/json" ? body.schema.$ref.split("/").at(-1) : undefined,
    fields,
    nested,
    inPath,
    out: json ? answerSchema.schema.$ref.split("/").at(-1) : undefined,
    file: answer && !json ? answerType : undefined,
    logged: staff && method === "get" && identified.has(shows) && !otherwise,
    loggedAs: staff && identified.has(shows) ? (otherwise?.as ?? says.operationId) : "",
  };
}

function operationsOf(part, known) {
  const all = [];
  for (const [path, methods] of Object.entries(part.paths))
    for (const [method, says] of Object.entries(methods)) all.push(operationOf(part, path, method, says, known));
  return all;
}

function declareOperation(op) {
  let text = comment(op.summary, "") + `struct ${op.cpp} {\n`;
  text += "  struct In {\n";
  for (const type of op.nested) text += declareNested(type, "    ");
  text += `    std::string_view language;  ///< "zh-CN" or "en"\n`;
  for (const field of op.fields) {
    const optional =
      field.in === "query" && ["word", "integer", "boolean"].includes(field.type.kind) && !field.required;
    text +=
      comment(field.description, "    ") +
      `    ${optional ? `std::optional<${field.type.cpp}>` : field.type.cpp} ${field.member}{};\n`;
  }
  if (op.body) text += `    ${op.body} body;\n`;
  else if (op.bodyKind === "file") text += `    std::string_view file;  ///< octets, as long as the request\n`;
  text += "  };\n  static Result<In> read(const http::Request& request, const Key& ids);\n";
  if (op.out) text += `  using Out = ${op.out};\n  static void write(operations::JsonWriter& out, const Out& value);\n`;
  else if (op.file) text += "  using Out = operations::File;\n";
  else text += "  using Out = void;\n";
  if (op.logged && !op.raw)
    text += `  static void shown(const In& in, ${op.out ? "const Out& value, " : ""}operations::Shown& into);\n`;
  const access = op.staff ? "staff" : op.access;
  text += `  static constexpr operations::Access access = operations::Access::${access};\n  static constexpr bool logged = ${op.logged};\n`;
  return text + `  static const operations::Operation operation;\n};\n\n`;
}

function defineRead(op) {
  let text = `Result<${op.cpp}::In> ${op.cpp}::read(const http::Request& request, [[maybe_unused]] const Key& ids) {\n  In in;\n  in.language = request.language();\n`;
  let checks = "";
  for (const field of op.fields) {
    const { type } = field,
      into = `in.${field.member}`,
      name = quoted(field.name);
    if (field.in === "header") text += `  ${into} = http::percent_decoded(request.header(${name}));\n`;
    else if (field.in === "query") {
      text += `  if (const auto given = request.query_value(${name}); !given.empty()) {\n`;
      const refuse = (condition, expected) =>
        `    if (${condition}) return operations::refused(${name}, ${expected});\n`;
      if (type.kind === "word")
        text += `    const auto word = ${op.cpp}::In::${type.cpp}::read(given);\n${refuse("!word", `${op.cpp}::In::${type.cpp}::choices()`)}    ${into} = *word;\n`;
      else if (type.kind === "integer" && type.choices)
        text += `    const auto number = plain_number(given);\n${refuse(type.choices.map((each) => `number != ${each}`).join(" && "), quoted(type.choices.join(" | ")))}    ${into} = number;\n`;
      else if (type.kind === "integer") {
        if (type.low === undefined || type.high === undefined)
          throw new Error(`${op.at}: ${field.name} says no minimum and maximum`);
        text += `    const auto number = plain_number(given);\n${refuse(`number < ${type.low} || number > ${type.high}`, quoted(`${type.low}..${type.high}`))}    ${into} = number;\n`;
      } else if (type.kind === "boolean") text += `    ${into} = given == "true";\n`;
      else if (type.format === "date")
        text += `${refuse("!plain_day(given)", quoted("YYYY-MM-DD"))}    ${into} = given;\n`;
      else if (type.kind === "id") text += `    ${into} = ${type.cpp}(plain_number(given));\n`;
      else if (type.kind === "publicId")
        text += `    if (const auto found = access::read_public_id(ids, access::PublicKind::${type.of}, given)) ${into} = ${type.cpp === "StudentId" ? "found->student" : "*found"};\n`;
      else text += `    ${into} = given;\n`;
      text += "  }\n";
    } else {
      const value = `request.path_parameters[${op.inPath.indexOf(field.name)}]`;
      if (type.kind === "publicId")
        checks += `  if (const auto found = access::read_public_id(ids, access::PublicKind::${type.of}, ${value})) ${into} = ${type.cpp === "StudentId" ? "found->student" : "*found"};\n  else return problems::not_found;\n`;
      else if (type.kind === "id" || type.kind === "integer")
        checks += `  ${into} = ${type.cpp}(plain_number(${value}));\n`;
      else checks += `  ${into} = ${value};\n`;
    }
  }
  if (op.body)
    text += `  JsonDocument document(request.body);\n  if (!document.fault) api::read(JsonValue(document), ids, in.body);\n  if (document.fault) return *document.fault;\n`;
  else if (op.bodyKind === "file") text += `  in.file = request.body;\n`;
  return text + checks + "  return in;\n}\n\n";
}

function defineShown(op, namedRef) {
  let text = `void ${op.cpp}::shown([[maybe_unused]] const In& in, ${op.out ? "[[maybe_unused]] const Out& value, " : ""}[[maybe_unused]] operations::Shown& into) {\n`;
  for (const field of op.fields) {
    const { type } = field;
    if (field.in !== "path") continue;
    if (type.kind === "publicId" && type.cpp === "StudentId") text += `  into.subject(in.${field.member});\n`;
    else if (type.kind === "publicId")
      text += `  into.subject(in.${field.member}.student);\n  into.about(${quoted(type.of)}, in.${field.member}.first);\n`;
    else if (type.kind === "id")
      text += `  into.about(${quoted(type.format === "number" ? field.name : type.format.replace(/-id$/, "").replaceAll("-", " "))}, in.${field.member}${type.cpp === "std::int64_t" ? "" : ".value"});\n`;
    else if (type.kind === "integer") text += `  into.about(${quoted(field.name)}, in.${field.member});\n`;
    else text += `  into.about(${quoted(field.name)}, in.${field.member});\n`;
  }
  if (op.out && namedRef(op.out)) text += `  api::shown(value, into);\n`;
  return text + "}\n\n";
}

function defineOperation(op) {
  const roles = op.staff ? op.access.map((role) => `access::Role::${role}`).join(", ") : "";
  const access = op.staff ? "staff" : op.access;
  const method = op.method === "delete" ? "del" : op.method;
  return (
    (op.staff ? `static constexpr access::Role roles_of_${op.cpp}[] = {${roles}};\n` : "") +
    `const operations::Operation ${op.cpp}::operation = {${quoted(op.name)}, http::Method::${method}, ${quoted(op.path)}, operations::Access::${access}, ` +
    `${op.staff ? `roles_of_${op.cpp}` : "{}"}, http::DataClass::${op.shows}, http::Rate::${op.rate}, ${op.octets}, http::BodyKind::${op.bodyKind}, ` +
    `http::Work::${op.work}, ${op.logged}, ${quoted(op.loggedAs)}, ${quoted(op.file ?? (op.out ? "application/json" : ""))}, ${quoted(op.names?.zh ?? op.name)}, ${quoted(op.names?.en ?? op.name)}};\n\n`
  );
}

/** [file name, text] of all parts. */
export function sliceFiles(all) {
  const known = { parameters: Object.assign({}, ...all.map((part) => part.parameters)) };
  const owner = new Map(),
    typesOf = new Map();
  for (const part of all) {
    typesOf.set(part, schemaTypes(part));
    for (const [name, type] of typesOf.get(part)) {
      if (owner.has(name)) throw new Error(`${part.file}: ${name} stands in another part, too`);
      owner.set(name, { part, type });
    }
  }
  const memory = new Map();
  const namedRef = (name) => {
    if (!owner.has(name)) throw new Error(`the schema ${name} is nowhere`);
    if (!memory.has(name)) {
      memory.set(name, false);
      const { type } = owner.get(name);
      memory.set(
        name,
        type.kind === "oneOf" ? type.refs.some(namedRef) : fieldsShown(type.fields ?? [], namedRef) !== "",
      );
    }
    return memory.get(name);
  };
  // What is read in a request, what is written in an answer: only for these is code made.
  const asked = new Set(),
    answered = new Set();
  const mark = (set, name) => {
    if (set.has(name)) return;
    set.add(name);
    if (!owner.has(name)) throw new Error(`the schema ${name} is nowhere`);
    refsOf(owner.get(name).type).forEach((each) => mark(set, each));
  };
  const ops = new Map(all.map((part) => [part, operationsOf(part, known)]));
  for (const list of ops.values())
    for (const op of list) {
      if (op.body) mark(asked, op.body);
      if (op.out) mark(answered, op.out);
    }
  return all.flatMap((part) => sliceOf(part, typesOf.get(part), ops.get(part), { owner, asked, answered, namedRef }));
}

function sliceOf(part, types, ops, { owner, asked, answered, namedRef }) {
  const order = ordered(types);
  const used = new Set();
  const lawful = (name) => {
    const of = owner.get(name).part;
    if (!allowed(part.slice, of.slice))
      throw new Error(`${part.file}: ${name} belongs to ${of.slice}, which server/law.json does not let it use`);
    return of;
  };
  for (const name of [...order.flatMap(refsOf), ...ops.flatMap((op) => [op.body, op.out].filter(Boolean))])
    if (owner.get(name).part !== part) used.add(lawful(name).slice);
  let head = begin(part.file) + `#pragma once\n#include "operations/operation.h"\n`;
  for (const slice of [...used].sort()) head += `#include "api/${slice}.h"\n`;
  head += "\nnamespace rongxin::api {\n\n";
  for (const type of order)
    if (type.kind === "alias") head += comment(type.description, "") + `using ${type.name} = ${type.map.cpp};\n\n`;
    else if (type.kind === "oneOf") head += `using ${type.name} = std::variant<${type.refs.join(", ")}>;\n\n`;
    else head += comment(type.description, "") + declareNested(type, "").trimEnd() + "\n\n";
  for (const type of order) {
    if (answered.has(type.name)) head += `void write(operations::JsonWriter& out, const ${type.name}& value);\n`;
    if (asked.has(type.name))
      head += `void read(const operations::JsonValue& from, const Key& ids, ${type.name}& into);\n`;
    if (namedRef(type.name)) head += `void shown(const ${type.name}& value, operations::Shown& into);\n`;
  }
  head += "\n" + ops.map(declareOperation).join("") + "}  // namespace rongxin::api\n";

  let code =
    begin(part.file) +
    `#include "api/${part.slice}.h"\n\n#include "platform/plain_day.h"\n#include "platform/plain_number.h"\n#include "platform/problem_catalogue.h"\n\nnamespace rongxin::api {\n\nusing operations::JsonValue;\nusing operations::JsonWriter;\nusing operations::Shown;\n\n`;
  for (const type of order) {
    if (type.kind === "alias") {
      if (answered.has(type.name))
        code += `void write(JsonWriter& out, const ${type.name}& value) {\n${write(type.map, "value")}}\n`;
      if (asked.has(type.name))
        code += `void read(const JsonValue& from, [[maybe_unused]] const Key& ids, ${type.name}& into) {\n${read(type.map, "into", "from", `${part.file}: ${type.name}`)}}\n`;
      continue;
    }
    if (type.kind === "oneOf") {
      if (answered.has(type.name))
        code += `void write(JsonWriter& out, const ${type.name}& value) {\n  std::visit([&](const auto& each) { write(out, each); }, value);\n}\n`;
      if (namedRef(type.name))
        code += `void shown(const ${type.name}& value, Shown& into) {\n  std::visit([&](const auto& each) { shown(each, into); }, value);\n}\n`;
      continue;
    }
    for (const each of [...nestedObjects(type), type]) {
      if (answered.has(type.name)) code += (each === type ? "" : "static ") + writer(each.full, each.fields);
      if (asked.has(type.name))
        code += (each === type ? "" : "static ") + reader(each.full, each.fields, `${part.file}: ${each.full}`);
      const body = fieldsShown(each.fields, namedRef);
      if (body)
        code += `${each === type ? "" : "static "}void shown(const ${each.full}& value, Shown& into) {\n${body}}\n`;
    }
  }
  for (const op of ops) {
    code += "\n";
    code += defineRead(op);
    if (op.out) code += `void ${op.cpp}::write(JsonWriter& out, const Out& value) { api::write(out, value); }\n`;
    if (op.logged && !op.raw) code += defineShown(op, namedRef);
    code += defineOperation(op);
  }
  return [
    [`${part.slice}.h`, head],
    [`${part.slice}.cpp`, code + "}  // namespace rongxin::api\n"],
  ];
}

/** all_operations.cpp: the list of all operations, in the order of their paths. */
export function allOperations(all) {
  const known = { parameters: Object.assign({}, ...all.map((part) => part.parameters)) };
  const ops = all.flatMap((part) => operationsOf(part, known));
  let text = "// Made by tools/api.\n";
  for (const part of all) text += `#include "api/${part.slice}.h"\n`;
  text +=
    "\nnamespace rongxin::operations {\n\nstd::span<const Operation* const> all_operations() {\n  static constexpr const Operation* all[] = {\n";
  for (const op of ops) text += `      &api::${op.cpp}::operation,\n`;
  return text + "  };\n  return all;\n}\n\n}  // namespace rongxin::operations\n";
}
