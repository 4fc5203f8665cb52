// verify_log checks a tlog-tiles log in a folder with Go's own packages for transparency logs:
// the checkpoint's signature, every entry up to the root, every tile, and proofs.
//
//	verify_log check FOLDER VKEY     prints "ok SIZE ROOT PROOFS"
//	verify_log root FOLDER VKEY      the entries and the root alone, for measuring
//	verify_log receipts FOLDER VKEY  checks N.tlog-proof for the entry N, for every N; prints "ok COUNT"
//	verify_log open VKEY < NOTE      verifies a note and prints its text
//	verify_log sign SKEY < TEXT      signs a text
//	verify_log names NAME...         prints, for each name, whether it is one that a key may have
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Sumdb writes the height of tiles into their paths; C2SP has one height and leaves it out.
const height = 8

func fail(format string, arguments ...interface{}) {
	fmt.Printf("failed: "+format+"\n", arguments...)
	os.Exit(1)
}

func must(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func path(tile tlog.Tile) string {
	if tile.L == -1 {
		return strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	}
	return strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

// folder reads the tiles of a log.
type folder struct{ root string }

func (f folder) Height() int                         { return height }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) ReadTiles(t []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(t))
	for i, tile := range t {
		bytes, err := os.ReadFile(filepath.Join(f.root, path(tile)))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

// stored holds every hash of the tree, in the order in which tlog stores them.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(s)) {
			return nil, fmt.Errorf("hash %d is not stored", index)
		}
		hashes[i] = s[index]
	}
	return hashes, nil
}

func checkpoint(root, vkey string) (int64, tlog.Hash) {
	message, err := os.ReadFile(filepath.Join(root, "checkpoint"))
	must(err)
	return stated(message, vkey)
}

// stated verifies a signed checkpoint and returns what it states.
func stated(message []byte, vkey string) (int64, tlog.Hash) {
	verifier, err := note.NewVerifier(vkey)
	must(err)
	opened, err := note.Open(message, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() || lines[3] != "" {
		fail("the text is no checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	return size, hash(lines[2])
}

func hash(text string) tlog.Hash {
	bytes, err := base64.StdEncoding.DecodeString(text)
	must(err)
	if len(bytes) != tlog.HashSize {
		fail("a hash has %d bytes", len(bytes))
	}
	var hash tlog.Hash
	copy(hash[:], bytes)
	return hash
}

// receipt checks that an entry is where its receipt says.
func receipt(message, entry []byte, vkey string) {
	parts := strings.SplitN(string(message), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("no receipt")
	}
	if strings.HasPrefix(lines[1], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		proof = append(proof, hash(line))
	}
	size, root := stated([]byte(parts[1]), vkey)
	must(tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(entry)))
}

func receipts(root, vkey string) {
	files, err := filepath.Glob(filepath.Join(root, "*.tlog-proof"))
	must(err)
	for _, file := range files {
		message, err := os.ReadFile(file)
		must(err)
		entry, err := os.ReadFile(strings.TrimSuffix(file, ".tlog-proof"))
		must(err)
		receipt(message, entry, vkey)
	}
	fmt.Println("ok", len(files))
}

// entries hashes all entries and returns every hash of the tree.
func entries(root string, size int64) stored {
	hashes := make(stored, 0, tlog.StoredHashCount(size))
	for first := int64(0); first < size; first += 256 {
		width := size - first
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: height, L: -1, N: first / 256, W: int(width)}
		bundle, err := os.ReadFile(filepath.Join(root, path(tile)))
		must(err)
		for i := int64(0); i < width; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				fail("%s ends inside entry %d", path(tile), i)
			}
			length := int(binary.BigEndian.Uint16(bundle))
			more, err := tlog.StoredHashes(first+i, bundle[2:2+length], hashes)
			must(err)
			hashes = append(hashes, more...)
			bundle = bundle[2+length:]
		}
		if len(bundle) != 0 {
			fail("%s has %d bytes too many", path(tile), len(bundle))
		}
	}
	return hashes
}

func sameRoot(hashes stored, size int64, root tlog.Hash) {
	// Go has no hash for the tree without leaves.
	empty, _ := tlog.ParseHash("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
	found := empty
	if size > 0 {
		var err error
		found, err = tlog.TreeHash(size, hashes)
		must(err)
	}
	if found != root {
		fail("the entries have root %v, the checkpoint says %v", found, root)
	}
}

func sameTiles(root string, size int64, hashes stored) {
	for _, tile := range tlog.NewTiles(height, 0, size) {
		// Some versions of the package list every width that a partial tile could have had.
		last := size >> uint(height*tile.L)
		if tile.W < 256 && tile.N*256+int64(tile.W) != last {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, path(tile)))
		must(err)
		expected, err := tlog.ReadTileData(tile, hashes)
		must(err)
		if !bytes.Equal(data, expected) {
			fail("%s is not what the entries lead to", path(tile))
		}
	}
}

// proofs makes proofs from the tiles in the folder and checks them; it returns how many.
func proofs(root string, size int64, hash tlog.Hash, hashes stored) int {
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: hash}, folder{root})
	checked := 0
	for _, index := range []int64{0, 1, size / 3, size / 2, size - 256, size - 1} {
		if index < 0 || index >= size {
			continue
		}
		proof, err := tlog.ProveRecord(size, index, reader)
		must(err)
		leaf := hashes[tlog.StoredHashIndex(0, index)]
		must(tlog.CheckRecord(proof, size, hash, index, leaf))
		checked++
	}
	for _, old := range []int64{1, 2, 255, 256, 257, size / 2, size - 1, size} {
		if old < 1 || old > size {
			continue
		}
		older, err := tlog.TreeHash(old, hashes)
		must(err)
		proof, err := tlog.ProveTree(size, old, reader)
		must(err)
		must(tlog.CheckTree(proof, size, hash, old, older))
		checked++
	}
	return checked
}

func open(vkey string) {
	message, err := io.ReadAll(os.Stdin)
	must(err)
	verifier, err := note.NewVerifier(vkey)
	must(err)
	opened, err := note.Open(message, note.VerifierList(verifier))
	must(err)
	fmt.Print(opened.Text)
}

func sign(skey string) {
	text, err := io.ReadAll(os.Stdin)
	must(err)
	signer, err := note.NewSigner(skey)
	must(err)
	message, err := note.Sign(&note.Note{Text: string(text)}, signer)
	must(err)
	os.Stdout.Write(message)
}

func names(list []string) {
	for _, name := range list {
		key := make([]byte, 32)
		vkey, err := note.NewEd25519VerifierKey(name, key)
		must(err)
		_, err = note.NewVerifier(vkey)
		fmt.Println(err == nil)
	}
}

func main() {
	arguments := os.Args[1:]
	switch {
	case len(arguments) == 3 && (arguments[0] == "check" || arguments[0] == "root"):
		root := arguments[1]
		size, hash := checkpoint(root, arguments[2])
		hashes := entries(root, size)
		sameRoot(hashes, size, hash)
		checked := 0
		if arguments[0] == "check" && size > 0 {
			sameTiles(root, size, hashes)
			checked = proofs(root, size, hash, hashes)
		}
		fmt.Println("ok", size, hash, checked)
	case len(arguments) == 3 && arguments[0] == "receipts":
		receipts(arguments[1], arguments[2])
	case len(arguments) == 2 && arguments[0] == "open":
		open(arguments[1])
	case len(arguments) == 2 && arguments[0] == "sign":
		sign(arguments[1])
	case len(arguments) > 1 && arguments[0] == "names":
		names(arguments[1:])
	default:
		fail("usage: verify_log check FOLDER VKEY | root FOLDER VKEY | receipts FOLDER VKEY | open VKEY | sign SKEY | names NAME...")
	}
}
