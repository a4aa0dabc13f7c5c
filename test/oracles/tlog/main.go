// An independent judge of the audit trail: Go's own transparency-log packages read what Holdfast wrote.
// Input, as JSON: a verifier key, a checkpoint, an older one with the proof between them, leaves with their proofs.
// It prints one line for each thing that it checked, and ends with 1 at the first that is wrong.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type input struct {
	VerifierKey string
	Checkpoint  string
	Older       string
	Growth      []string
	Bodies      []string
	Proofs      []struct {
		Index    int64
		Siblings []string
	}
}

func fail(what string, err error) {
	if err != nil {
		fmt.Println(what + ": " + err.Error())
		os.Exit(1)
	}
}

func hashOf(text string) tlog.Hash {
	bytes, err := base64.StdEncoding.DecodeString(text)
	fail("hash", err)
	var hash tlog.Hash
	if copy(hash[:], bytes) != len(hash) || len(bytes) != len(hash) {
		fail("hash", fmt.Errorf("%d bytes", len(bytes)))
	}
	return hash
}

func hashesOf(texts []string) []tlog.Hash {
	hashes := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		hashes[i] = hashOf(text)
	}
	return hashes
}

func open(text string, verifier note.Verifier) (int64, tlog.Hash) {
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	fail("signature", err)
	lines := strings.Split(opened.Text, "\n")
	var size int64
	_, err = fmt.Sscanf(lines[1], "%d", &size)
	fail("size", err)
	return size, hashOf(lines[2])
}

// All leaves, hashed anew: the tree that Go builds from the bodies alone.
type store map[int64]tlog.Hash

func (s store) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = s[index]
	}
	return hashes, nil
}

func rebuilt(bodies []string) tlog.Hash {
	kept := store{}
	for i, body := range bodies {
		hashes, err := tlog.StoredHashes(int64(i), []byte(body), kept)
		fail("building", err)
		for j, hash := range hashes {
			kept[tlog.StoredHashIndex(0, int64(i))+int64(j)] = hash
		}
	}
	root, err := tlog.TreeHash(int64(len(bodies)), kept)
	fail("root", err)
	return root
}

func main() {
	var given input
	fail("input", json.NewDecoder(os.Stdin).Decode(&given))
	verifier, err := note.NewVerifier(given.VerifierKey)
	fail("key", err)
	size, root := open(given.Checkpoint, verifier)
	fmt.Println("signature")
	if size != int64(len(given.Bodies)) || rebuilt(given.Bodies) != root {
		fail("tree", fmt.Errorf("the bodies do not lead to the root"))
	}
	fmt.Println("tree")
	for _, proof := range given.Proofs {
		leaf := tlog.RecordHash([]byte(given.Bodies[proof.Index]))
		fail("inclusion", tlog.CheckRecord(hashesOf(proof.Siblings), size, root, proof.Index, leaf))
	}
	fmt.Println("inclusion", len(given.Proofs))
	olderSize, olderRoot := open(given.Older, verifier)
	fail("consistency", tlog.CheckTree(hashesOf(given.Growth), size, root, olderSize, olderRoot))
	fmt.Println("consistency")
}
