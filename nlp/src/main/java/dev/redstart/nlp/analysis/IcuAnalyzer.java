package dev.redstart.nlp.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/** Words as ICU finds them, in lower case. */
final class IcuAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        ICUTokenizer words = new ICUTokenizer();
        return new TokenStreamComponents(words, new LowerCaseFilter(words));
    }
}
