package dev.redstart.nlp.search;

import dev.redstart.common.data.Vocabulary;
import java.util.Arrays;
import java.util.List;

/** Counts words before there is an index to ask. */
final class WordCounts implements WordFrequencies {
    private final int documents;
    private final Vocabulary words;
    private final int[] documentsOfWord;

    private WordCounts(int documents, Vocabulary words, int[] documentsOfWord) {
        this.documents = documents;
        this.words = words;
        this.documentsOfWord = documentsOfWord;
    }

    static WordCounts of(List<SearchDocument> documents) {
        Vocabulary.Builder words = new Vocabulary.Builder();
        int[] count = new int[1 << 10];
        int[] lastDocument = new int[1 << 10];
        for (int number = 1; number <= documents.size(); number++) {
            SearchDocument document = documents.get(number - 1);
            for (String text : List.of(document.title(), document.text())) {
                for (String token : TokenFeed.words(WordAverage.WORDS, text)) {
                    int word = words.add(token);
                    if (word == count.length) {
                        count = Arrays.copyOf(count, word * 2);
                        lastDocument = Arrays.copyOf(lastDocument, word * 2);
                    }
                    count[word] += lastDocument[word] == number ? 0 : 1;
                    lastDocument[word] = number;
                }
            }
        }
        return new WordCounts(documents.size(), words.build(), count);
    }

    @Override
    public int documents() {
        return documents;
    }

    @Override
    public int documentsWith(String word) {
        int index = words.indexOf(word);
        return index == Vocabulary.UNKNOWN ? 0 : documentsOfWord[index];
    }
}
