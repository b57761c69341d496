import { Link, useParams, useSearchParams } from "react-router";
import { browseAddress, documentAddress } from "../../addresses.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { KINDS } from "../../words.ts";
import { About } from "./About.tsx";
import styles from "./DocumentText.module.css";
import { Outline } from "./Outline.tsx";
import { SHEET, type Sheet, WORDS } from "./operations.ts";
import { Part } from "./Part.tsx";
import { askedFor, isIn, type Place, partOf, placeIn } from "./place.ts";
import { PAGE } from "./useWords.ts";

const BEGINNING: Place = { span: undefined, at: 0 };

/** A document as it was read, with every quote marked where it stands; the address may name words to open it at. */
export default function DocumentText() {
  const { id = "" } = useParams();
  return <Asked key={id} id={id} />;
}

function Asked({ id }: { id: string }) {
  const answer = useAnswer(SHEET, { name: id });
  return (
    <Answered answer={answer} title={id} what="the document">
      {({ document }) => (document ? <Found document={document} /> : <Unknown id={id} />)}
    </Answered>
  );
}

function Found({ document }: { document: Sheet }) {
  const [params] = useSearchParams();
  const asked = placeIn(params);
  const isThere = asked !== undefined && isIn(asked, document.length);
  const place = isThere ? asked : BEGINNING;
  const nothing = document.assertions.totalCount + document.gaps.totalCount + document.reviewNotes.totalCount === 0;
  return (
    <>
      <ViewHeader title={document.name} above="Document">
        <OpenInGraphiql
          operation={WORDS}
          variables={{ name: document.id, ...askedFor(partOf(place.at)), first: PAGE, after: null }}
        />
      </ViewHeader>
      <About document={document} />
      {!isThere && <NotThere document={document} />}
      {nothing && (
        <div className={styles.notice}>
          <Empty title="Nothing was found in this document.">
            <p>
              It names no billing code with something said of it, in a way that is understood. The text is below, as it
              was read.
            </p>
          </Empty>
        </div>
      )}
      {document.length === 0 ? (
        <Empty title="The document has no text." />
      ) : (
        <div className={styles.columns}>
          <Outline document={document} />
          <Part document={document} place={place} />
        </div>
      )}
    </>
  );
}

function NotThere({ document }: { document: Sheet }) {
  return (
    <div className={styles.notice} role="alert">
      <Empty title="The place in the address is not in this document.">
        <p>
          Its text has {document.length.toLocaleString("en-US")} characters. It is shown{" "}
          <Link to={documentAddress(document.id)}>from its beginning</Link>; the lists beside it lead to each quote.
        </p>
      </Empty>
    </div>
  );
}

function Unknown({ id }: { id: string }) {
  return (
    <>
      <ViewHeader title="No such document" />
      <Empty title={`No document here has the id ${id}`}>
        <p>
          It may belong to another release of the graph. See{" "}
          <Link to={browseAddress(KINDS.DOCUMENT.slug)}>all documents</Link>, or search for words in them.
        </p>
      </Empty>
    </>
  );
}
