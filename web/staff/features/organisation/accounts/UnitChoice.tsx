import { useEffect, useState } from "react";
import { TreeSelect } from "antd";
import { client, told, type Schemas } from "../../../shell/api";

interface Node {
  id: string;
  pId: string;
  value: string;
  title: string;
  isLeaf: boolean;
}

const nodeOf = (unit: Schemas["Unit"], above: string): Node => ({
  id: unit.id,
  pId: above,
  value: unit.id,
  title: unit.name,
  isLeaf: !unit.has_children,
});

async function unitsBelow(parent?: string): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | undefined;
  do {
    const page = await told(client.GET("/api/units", { params: { query: { parent, after } } }));
    nodes.push(...page.units.map((unit) => nodeOf(unit, parent ?? "0")));
    after = page.next;
  } while (after);
  return nodes;
}

/** A unit of the tree below the caller, level by level. */
export function UnitChoice({
  id,
  value,
  change,
  fault,
}: {
  id: string;
  value?: string;
  change: (unit_id: string) => void;
  fault: boolean;
}) {
  const [nodes, setNodes] = useState<Node[]>([]);
  useEffect(() => {
    void unitsBelow().then(setNodes, () => setNodes([]));
  }, []);
  return (
    <TreeSelect
      id={id}
      treeDataSimpleMode
      treeData={nodes}
      value={value}
      status={fault ? "error" : undefined}
      onChange={change}
      loadData={async (node) => {
        const below = await unitsBelow(String(node.value));
        setNodes((known) => [...known.filter((one) => !below.some((other) => other.id === one.id)), ...below]);
      }}
    />
  );
}
