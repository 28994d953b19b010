// From the schemas of the contract to the types of C++: what a property is called there, and what may stand in it.

/** Formats of a string that is a number of ours, and its type. */
export const numbers = {
  "unit-id": "UnitId",
  "account-id": "AccountId",
  "post-id": "PostId",
  "campaign-id": "CampaignId",
  "class-session-id": "ClassSessionId",
  number: "std::int64_t",
};
/** Formats of a string that is a public id (access/public_id.h), and its kind. */
export const publicIds = {
  "student-id": "student",
  "sheet-id": "sheet",
  "alert-id": "alert",
  "call-id": "call",
  "appointment-id": "appointment",
  "consent-link-id": "consent_link",
  "observation-id": "observation",
};
const plainFormats = new Set(["int64", "date", "date-or-empty", "binary"]);
const words = new Set(
  (
    "type required properties description additionalProperties maxLength minLength minimum maximum oneOf $ref enum " +
    "items format minItems maxItems x-hidden x-json"
  ).split(" "),
);

export const camel = (name) => name.replace(/(^|[_-])([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());
export const snake = (name) => name.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase());
export const quoted = (text) => JSON.stringify(text);
const keywords = new Set([
  "class",
  "default",
  "delete",
  "new",
  "private",
  "public",
  "register",
  "return",
  "this",
  "union",
  "operator",
  "template",
  "case",
  "export",
  "short",
  "long",
  "double",
  "bool",
]);
/** A name that C++ takes for a member. */
export const member = (name) => {
  const plain = snake(name).replace(/[^a-z0-9_]/g, "_");
  return keywords.has(plain) ? plain + "_" : plain;
};
/** What one of a list is called: students -> Student, entries -> Entry. */
const one = (name) =>
  camel(
    name
      .replace(/ies$/, "y")
      .replace(/(ss|x|ch)es$/, "$1")
      .replace(/([^s])s$/, "$1"),
  );

/**
 * Type of a schema: { kind, cpp, … }. `nest(name, definition)` is told of each type that has to be declared inside the
 * enclosing one. Throws with its place when the schema says what the build does not know.
 */
export function typeOf(schema, at, name, nest) {
  for (const word of Object.keys(schema))
    if (!words.has(word)) throw new Error(`${at}: the contract does not know the word "${word}"`);
  if (schema["x-json"]) return { kind: "json", cpp: "operations::Text" };
  if (schema.$ref) {
    const ref = schema.$ref.split("/").at(-1);
    return { kind: "ref", cpp: ref, ref };
  }
  if (schema.oneOf) return { kind: "oneOf", refs: schema.oneOf.map((each) => each.$ref.split("/").at(-1)) };
  switch (schema.type) {
    case "boolean":
      return { kind: "boolean", cpp: "bool" };
    case "number":
      return { kind: "number", cpp: "double", low: schema.minimum, high: schema.maximum };
    case "integer":
      return { kind: "integer", cpp: "std::int64_t", low: schema.minimum, high: schema.maximum, choices: schema.enum };
    case "string":
      return stringOf(schema, at, name, nest);
    case "array": {
      const of = typeOf(schema.items, at + "[]", one(name), nest);
      return { kind: "array", cpp: `std::vector<${of.cpp}>`, of, least: schema.minItems ?? 0, most: schema.maxItems };
    }
    case "object":
      if (schema.properties) {
        const type = { kind: "object", cpp: camel(name), ...objectOf(schema, at, camel(name)) };
        nest(type);
        return type;
      }
      if (schema.additionalProperties) {
        const of = typeOf(schema.additionalProperties, at + "{}", one(name), nest);
        return { kind: "map", cpp: `std::vector<std::pair<std::string, ${of.cpp}>>`, of };
      }
  }
  throw new Error(`${at}: a type that the build does not know`);
}

function stringOf(schema, at, name, nest) {
  if (schema.enum) {
    const type = { kind: "word", cpp: camel(name), words: schema.enum };
    nest(type);
    return type;
  }
  const { format } = schema;
  if (numbers[format]) return { kind: "id", cpp: numbers[format], format };
  if (publicIds[format])
    return {
      kind: "publicId",
      cpp: format === "student-id" ? "StudentId" : "access::PublicNumber",
      of: publicIds[format],
      hidden: schema["x-hidden"] === true,
    };
  if (format && !plainFormats.has(format)) throw new Error(`${at}: the contract does not know the format ${format}`);
  return { kind: "string", cpp: "operations::Text", format, least: schema.minLength ?? 0, most: schema.maxLength };
}

/** Fields and nested types of an object: { fields: [{ name, member, type, required, description }], nested }. */
export function objectOf(schema, at, self) {
  const nested = [];
  const required = new Set(schema.required ?? []);
  const fields = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const nest = (type) => {
      // In C++ what stands in a type cannot be called like it.
      if (type.cpp === self) type.cpp += type.kind === "word" ? "Word" : "Part";
      if (nested.some((each) => each.cpp === type.cpp)) type.cpp += "Of" + camel(name);
      nested.push(type);
    };
    const type = typeOf(property, `${at}.${name}`, name, nest);
    fields.push({ name, member: member(name), type, required: required.has(name), description: property.description });
  }
  for (const name of required)
    if (!schema.properties?.[name]) throw new Error(`${at}: requires ${name}, which it does not have`);
  return { fields, nested };
}
