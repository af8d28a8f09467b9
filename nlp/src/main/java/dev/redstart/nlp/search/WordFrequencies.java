package dev.redstart.nlp.search;

/** In how many of the searched documents a word stands. Words as the tokenizer {@code plain} cuts them. */
public interface WordFrequencies {
    /** How many documents there are. */
    int documents();

    /** How many of them have the word; 0 for one that none has. */
    int documentsWith(String word);
}
