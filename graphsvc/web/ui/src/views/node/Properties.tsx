import type { ReactNode } from "react";
import { Link } from "react-router";
import { nodeAddress } from "../../addresses.ts";
import styles from "./NodePage.module.css";
import type { FoundNode } from "./operations.ts";

/** What a node is, before what is said of it: a code's description, the standard codes of a site or specialty, a payer's parent. */
export function Properties({ node }: { node: FoundNode }) {
  const properties = propertiesOf(node).filter(([, value]) => value);
  return (
    <>
      {node.__typename === "Code" && node.description && (
        <p className={styles.description} dir="auto">
          {node.description}
        </p>
      )}
      {properties.length > 0 && (
        <dl className={styles.properties}>
          {properties.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function propertiesOf(node: FoundNode): readonly (readonly [string, ReactNode])[] {
  switch (node.__typename) {
    case "Code":
      return [
        ["Type of service", node.serviceType],
        ["Code system", node.system],
      ];
    case "Site":
    case "Specialty":
      return [["Standard codes", node.standardCodes.join(", ")]];
    case "Payer":
      return [["Belongs to", node.parentId && <Link to={nodeAddress(node.parentId)}>{node.parentId}</Link>]];
    case "Diagnosis":
    case "Classification":
      return [["Code system", node.system]];
    default:
      return [];
  }
}
